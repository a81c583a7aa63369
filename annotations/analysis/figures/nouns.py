"""Heads of counted phrases, and the words that end them."""

from __future__ import annotations

from annotations.analysis.words import word_set

PLURALS = word_set(
    """
    people men women children troops police personnel staff aircraft cattle sheep fish dead
    wounded injured missing livestock clergy crew faithful poor youth servicemen
    servicewomen policemen firefighters lawmen teeth feet mice geese criteria data media offspring
    salmon deer cod shrimp spacecraft
    """
)
"""Words that count several without a final s."""

LEADING_PLURALS = word_set(
    """
    sports sales arms goods works communications operations systems savings earnings customs
    economics politics athletics gas bus business news press campus
    """
)
"""Words in s that often stand before the noun that is counted."""

NOT_PLURALS = word_set(
    """
    is was has does its his this us plus yes as versus thus perhaps always across towards besides
    less business news crisis campus virus census status bonus bus gas mess loss boss cross class
    glass pass mass press process success access address progress congress
    """
)
"""Words that end in s and count nothing."""

STOPS = word_set(
    """
    a an the and or but nor so yet if when while as than that which who whom whose where why how
    of in on at by for from with without to into onto upon over under above below between among
    against through across during before after since until about around near off out up down per
    via within behind beyond despite along amid toward towards including because though although
    is are was were be been being am has have had having do does did will would can could may
    might shall should must not no it its he she they we you i him her them us his their our your
    my this these those there here then now also just only even still already again ever never
    often yet said says say told tells went gone came come fell fallen rose risen took taken left
    got made won lost hit held kept led met paid put ran saw seen sent set shot sat spent stood
    thought threw became began broke brought built bought caught chose cut died drew drove fought
    found flew gave grew knew lay lives live remain remains remained face faces faced go goes need
    needs want wants fled hurt drowned each every both either neither all any some many most more
    other others ago later earlier away apart together today yesterday tomorrow tonight last next
    every such what whether once twice times time old long high wide deep tall strong
    """
)
"""Words that no counted phrase goes past."""
