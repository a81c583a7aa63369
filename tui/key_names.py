"""Names of keys: as the settings may write them, as Textual knows them, as people read them."""

from __future__ import annotations

import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, format_key, key_to_character

MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")

NAMED_KEYS = frozenset(key.value for key in Keys if key.value.isalnum())
"""Keys that type no character: escape, pagedown, f1 ..."""

OTHER_NAMES = {
    "esc": "escape",
    "del": "delete",
    "ins": "insert",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
}
"""What people write for a key whose name in Textual is another."""

SHOWN_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "Esc",
    "delete": "Del",
    "insert": "Ins",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "space": "Space",
}


def normal_key(written: str) -> str | None:
    """Textual's name of one key ("?" → "question_mark", "Ctrl+F" → "ctrl+f"); None: no key."""
    *modifiers, base = _parts(written.strip())
    modifiers = [modifier.strip().lower() for modifier in modifiers]
    if len(set(modifiers)) < len(modifiers) or not set(modifiers) <= set(MODIFIERS):
        return None
    name = _normal_base(base.strip())
    if name is None or not modifiers:
        return name
    if modifiers == ["shift"] and len(name) == 1:
        return name.upper()
    if len(name) == 1:
        name = name.lower()
    return "+".join([*modifiers, name])


def display_key(key: str) -> str:
    """How people read one key in Textual's name: "j", "Ctrl+F", "Space", "[", "↓", "Del"."""
    *modifiers, base = key.strip().split("+")
    shown = SHOWN_NAMES.get(base)
    if shown is None:
        shown = (base not in NAMED_KEYS and _character_of(base)) or base.capitalize()
    if modifiers and len(shown) == 1:
        shown = shown.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def _parts(written: str) -> list[str]:
    """Modifiers and key; the key may be the plus sign itself."""
    if len(written) > 1 and written.endswith("++"):
        return [*written[:-2].split("+"), "+"]
    return [written] if written == "+" else written.split("+")


def _normal_base(base: str) -> str | None:
    """Textual's name of a key without modifiers, or None."""
    if len(base) == 1 and base not in OTHER_NAMES:
        return _name_of_character(base)
    name = OTHER_NAMES.get(base.lower(), base.lower())
    if name in NAMED_KEYS:
        return name
    character = _character_of(name)
    return _name_of_character(character) if character else None


def _character_of(name: str) -> str | None:
    """The character that a key types, from Textual's name of it."""
    shown = format_key(name)
    return shown if len(shown) == 1 else key_to_character(name)


def _name_of_character(character: str) -> str | None:
    """Textual names letters and digits by themselves, and all others as Unicode does."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name) or None
