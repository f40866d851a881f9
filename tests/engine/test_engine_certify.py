"""Are proofs checked against the program, so that a wrong one cannot pass?"""

from __future__ import annotations

from fractions import Fraction

import pytest
from engine_systems import facts, grew, system, total

from factcheck.engine import component, solve
from factcheck.engine.certify import ProofError, check_contradiction, check_witness
from factcheck.engine.compiling import compile_program
from factcheck.engine.program import GIVEN, Program
from factcheck.engine.solver import Solver


def program(figures: str, *rows: object) -> Program:
    """The compiled system."""
    return compile_program(facts(figures), list(enumerate(rows)), "nearest")  # type: ignore[arg-type]


def test_true_proof_passes_and_a_bent_one_fails() -> None:
    """Does a certificate stop proving when a multiplier, a sign or a bound of it is changed?"""
    p = program("T=90 X=55 M=31", total("T", "X", "M"))
    solver = Solver(p, keep_rows=True)
    assert solver.check_rows() is not None
    proof = solver.reasons()
    check_contradiction(p, proof)
    for k, (var, owner, m) in enumerate(proof):
        for bent in (m * 2, -m, Fraction(0)):
            with pytest.raises(ProofError):
                check_contradiction(p, [*proof[:k], (var, owner, bent), *proof[k + 1 :]])


def test_touching_bounds_prove_nothing_unless_strict() -> None:
    """Is zero a proof only with a strict bound in it?"""
    p = program("T=11 a=3 b=3 c=3", total("T", "a", "b", "c"))
    levels = {p.facts[i].name: (var, i) for i, var in p.var_of.items()}
    proof = [(*levels["T"], Fraction(1)), *((*levels[n], Fraction(-1)) for n in "abc"), (p.levels, GIVEN, Fraction(-1))]
    with pytest.raises(ProofError):
        check_contradiction(p, proof)
    q = compile_program(facts("T=8 a=3 b=3"), [(0, total("T", "a", "b"))], "truncation")
    levels = {q.facts[i].name: (var, i) for i, var in q.var_of.items()}
    strict = [(*levels["T"], Fraction(1)), *((*levels[n], Fraction(-1)) for n in "ab"), (q.levels, GIVEN, Fraction(-1))]
    check_contradiction(q, strict)


def test_witness_outside_a_bound_fails() -> None:
    """Is a witness refused that is off by a hair, or on an open end?"""
    p = program("T=250 P=>0 g=2.5", grew("T", "P", "g"))
    solver = Solver(p)
    assert solver.check() is None
    values = solver.witness()
    check_witness(p, values, solver.active)
    base = next(var for i, var in p.var_of.items() if p.facts[i].name == "P")
    for wrong in (Fraction(0), values[base] * 2):
        with pytest.raises(ProofError):
            check_witness(p, [wrong if i == base else v for i, v in enumerate(values)], solver.active)


def test_a_wrong_solver_raises_instead_of_lying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a solver that calls everything feasible, or everything a conflict, end in an error and not in a verdict?"""
    monkeypatch.setattr(component.Solver, "check", lambda self: None)
    with pytest.raises(ProofError):
        solve(system("T=90 X=55 M=31", total("T", "X", "M")))
    monkeypatch.undo()
    monkeypatch.setattr(component, "smallest", lambda *_: (frozenset((0, 1)), True))
    with pytest.raises(ProofError):
        solve(system("T=90 X=55 M=31", total("T", "X", "M")))
