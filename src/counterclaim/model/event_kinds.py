"""Which types of event reports mix up: a missile may be called a shell, a raid a killing."""

from __future__ import annotations

from typing import Final

from .vocabulary import EventType

_OPEN: Final = (EventType.UNKNOWN, EventType.OTHER)

_FAMILIES: Final = (
    {
        EventType.AIR_STRIKE,
        EventType.DRONE_STRIKE,
        EventType.MISSILE_ROCKET_STRIKE,
        EventType.ARTILLERY_SHELLING,
        EventType.CHEMICAL,
        EventType.BOMBING_IED,
    },
    {
        EventType.BOMBING_IED,
        EventType.SUICIDE_ATTACK,
        EventType.ARMED_ASSAULT,
        EventType.VEHICLE_ATTACK,
        EventType.SABOTAGE,
    },
    {EventType.ARMED_ASSAULT, EventType.KILLING_EXECUTION, EventType.ABDUCTION, EventType.ARMED_CLASH},
    {
        EventType.NAVAL_ATTACK,
        EventType.SABOTAGE,
        EventType.BOMBING_IED,
        EventType.MISSILE_ROCKET_STRIKE,
        EventType.DRONE_STRIKE,
    },
)


def conflicting(a: EventType, b: EventType) -> bool:
    """Whether two types cannot be of one event; kinds that reports mix up can."""
    if a is b or a in _OPEN or b in _OPEN:
        return False
    return not any({a, b} <= family for family in _FAMILIES)
