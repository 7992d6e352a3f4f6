"""JSON Schemas of what people write and what programs read: pack files, partner files, the value case as JSON.

Editors that know TOML complete and check with the first two; the third is for programs that embed the engine. All are of
draft 7, which the common editors understand, and none of them refers to a place on the network.
"""
