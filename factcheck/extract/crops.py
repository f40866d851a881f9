"""Which crop a harvest, a yield or the land under it is of."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.fitting import fits
from factcheck.extract.goods import GOODS_WORDS, made_thing, words_of_goods
from factcheck.extract.items import Items
from factcheck.extract.narrowing import Narrowing
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.topic import Topic
from factcheck.extract.trading import GRAINS
from factcheck.extract.what import What
from factcheck.languages.item_names import goods_in, is_crop
from factcheck.model.indicator import registry

ANY_HARVEST: Final = "harvest"
_YIELD: Final = "yield_per_hectare"
_LAND: Final = "land_area"
#: Letters that a crop shares with its harvest: "potatoes" and "potato_harvest".
_STEM: Final = 5
#: What is counted, not weighed.
_COUNTED: Final = (None, "count", "percent")
_GRAIN_HARVEST: Final = "grain_harvest"
#: Harvests of many crops.
_OF_MANY: Final = ("vegetable_harvest", "fruit_harvest", "oilseed_harvest")


class Crops:
    """Finds the crops of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, items: Items) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.items = items

    def named(self, q: Quantity, what: What) -> What:
        """What a figure is of, with its crop where that is a harvest, a yield or land."""
        harvest = self._harvest(q) if what.indicator == ANY_HARVEST else None
        what = what if harvest is None else what._replace(indicator=harvest)
        if what.indicator is None or not what.indicator.endswith((ANY_HARVEST, _YIELD, _LAND)):
            return what
        return _of_its_crop(what if what.item is not None else what._replace(item=self._beside(q, what.indicator)))

    def meant(self, q: Quantity, shape: Shape, narrowing: Narrowing) -> What | None:
        """What a weight or an area that names nothing is of in a text on farming."""
        harvest = self._harvest(q)
        if harvest is not None and not self.topic.mentioned.isdisjoint((harvest, _YIELD)):
            return What(harvest, None, "resolved", "product")
        if _YIELD in self.topic.mentioned and shape.form == "level" and fits(ANY_HARVEST, q, shape):
            return What(ANY_HARVEST, None, "inferred", "weight beside a yield")
        return What(_LAND, narrowing.farmland.crop(), "inferred", "unit") if q.unit == "hectare" else None

    def is_of_another_thing(self, q: Quantity, indicator: str) -> bool:
        """Whether goods right behind a weight are not what an indicator of making is of: "402 мың тонна дизель" of a harvest."""
        made = made_thing(indicator)
        named = [] if made is None or q.currency or q.unit in _COUNTED else self._goods(self._behind(q))
        if made is None or not named or named[0].startswith(made[:_STEM]):
            return False
        return not (indicator.endswith(ANY_HARVEST) and is_crop(named[0]))

    def made_instead(self, q: Quantity, shape: Shape, indicator: str | None) -> str | None:
        """What the goods right behind a figure make of another making beside it: "29 bcm of gas and 50 million tonnes of oil"."""
        if indicator is None or not self.is_of_another_thing(q, indicator):
            return None
        made = f"{self._goods(self._behind(q))[0].replace(' ', '_')}_production"
        return made if registry().get(made) is not None and fits(made, q, shape) else None

    def _harvest(self, q: Quantity) -> str | None:
        """The harvest of what stands behind a weight: "8 млн тонн зерна" of a harvest are grain."""
        at = q.end + (q.end < self.events.sentence.last and self.scan.tokens[q.end].word in self.scan.pack.links)
        if at >= self.events.sentence.last or self.scan.tokens[at].kind != "word" or q.unit in _COUNTED:
            return None
        word = self.scan.tokens[at].word
        if self.items.goods.belongs(word, ANY_HARVEST):
            return None
        harvests = (e.name for e in registry().indicators.values() if e.whole == ANY_HARVEST and e.item is None)
        return next((name for name in harvests if self.items.goods.belongs(word, name)), None)

    def _beside(self, q: Quantity, indicator: str) -> str | None:
        """The crop named right behind a figure, else the one last named before it: "2,9 млн тонн картофеля при урожайности 228".

        None where the indicator itself names it ("grain" of a grain harvest).
        """
        behind = self._goods(self._behind(q))
        before = [] if behind else self._goods(range(self.events.sentence.first, q.start))
        crop = behind[0] if behind else before[-1] if before else None
        return None if crop is None or indicator.startswith(crop[:_STEM]) else crop

    def _behind(self, q: Quantity) -> range:
        """The tokens right behind a figure up to a mark."""
        last = min(q.end + GOODS_WORDS, self.events.sentence.last)
        return range(q.end, next((i for i in range(q.end, last) if self.scan.tokens[i].kind == "mark"), last))

    def _goods(self, span: range) -> list[str]:
        return [name for _, _, name in goods_in(words_of_goods(self.scan, span.start, span.stop))]


def _of_its_crop(what: What) -> What:
    """The harvest of the crop that a part of another crop's is called: potatoes behind the harvest of oilseeds are none of it."""
    name = what.indicator or ""
    crops = [crop for _, _, crop in goods_in((what.item or "").split()) if is_crop(crop)]
    if not name.endswith("_" + ANY_HARVEST) or len(crops) != 1 or name.startswith(crops[0][:_STEM]):
        return what
    crop = crops[0]
    if crop in GRAINS:
        return what._replace(indicator=_GRAIN_HARVEST, item=crop)
    own = next((n for n in (f"{crop.removesuffix(end)}_{ANY_HARVEST}" for end in ("", "s", "es")) if registry().get(n)), None)
    if own is None:
        return what if name in _OF_MANY else what._replace(indicator=ANY_HARVEST, item=crop)
    return what._replace(indicator=own, item=None)
