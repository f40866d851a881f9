"""What the checks share: facts by series, measure and period, and what an indicator allows."""
