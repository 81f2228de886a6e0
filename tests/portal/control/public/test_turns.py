"""How public spheres of one point are turned: over as many pairs as it takes."""

from __future__ import annotations

from jetisu360.portal.control.evidence.models import Pairing
from jetisu360.portal.control.public.photographs.turns import turns

from .conftest import Shop


def test_a_turn_is_that_of_all_pairs_on_the_way(shop: Shop) -> None:
    shots = [shop.send(seed, size=(1024, 512)) for seed in range(4)]
    Pairing.objects.all().delete()
    known = [(0, 1, 100.0, Pairing.FOUND), (1, 2, 120.0, Pairing.BY_HAND), (2, 3, 10.0, Pairing.UNSURE)]
    for earlier, later, yaw, state in known:
        Pairing.objects.create(earlier=shots[earlier], later=shots[later], yaw=yaw, state=state)
    rows = [shop.choose(shot) for shot in (shots[0], shots[2], shots[3])]
    found = turns(rows)
    assert found == {shots[0].pk: 0.0, shots[1].pk: 100.0, shots[2].pk: -140.0}


def test_the_first_that_everybody_sees_is_the_measure(shop: Shop) -> None:
    first, second = shop.send(1, size=(1024, 512)), shop.send(2, size=(1024, 512))
    Pairing.objects.all().delete()
    Pairing.objects.create(earlier=first, later=second, yaw=30.0, state=Pairing.BY_HAND)
    assert turns([shop.choose(second)]) == {second.pk: 0.0, first.pk: -30.0}
    assert turns([]) == {}
