"""Writes pickles laid out as pandas' tables of ase.Atoms, with stand-ins of the two libraries: python3 make_pickles.py"""
import gzip
import pickle
import sys
import types

import numpy as np


def module(name):
    made = sys.modules.setdefault(name, types.ModuleType(name))
    if "." in name:
        parent, child = name.rsplit(".", 1)
        setattr(module(parent), child, made)
    return made


def place(thing, where, name=None):
    thing.__module__ = where
    thing.__name__ = thing.__qualname__ = name or thing.__name__
    setattr(module(where), thing.__name__, thing)
    return thing


def plain(where, name):
    return place(type(name, (), {}), where)


DataFrame = plain("pandas.core.frame", "DataFrame")
Index = plain("pandas.core.indexes.base", "Index")
RangeIndex = plain("pandas.core.indexes.range", "RangeIndex")
Atoms = plain("ase.atoms", "Atoms")
Cell = plain("ase.cell", "Cell")
Calculator = plain("ase.calculators.singlepoint", "SinglePointCalculator")


class Reduced:
    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


def call(where, name):
    return place(lambda *_: None, where, name)


new_index = call("pandas.core.indexes.base", "_new_Index")
unpickle_block = call("pandas._libs.internals", "_unpickle_block")
BlockManager = call("pandas.core.internals.managers", "BlockManager")


class OldManager:
    """What pandas before 1.3 wrote."""

    def __init__(self, axes, blocks):
        self.axes, self.blocks = axes, blocks

    def __reduce__(self):
        blocks = [{"values": v, "mgr_locs": p} for v, p in self.blocks]
        state = (self.axes, [], [], {"0.14.1": {"axes": self.axes, "blocks": blocks}})
        return BlockManager, (), state


def atoms(numbers, positions, edge, periodic, old=False):
    made = Atoms()
    cell = Cell()
    cell.array = np.diag([float(edge)] * 3)
    if old:
        made.__dict__["_cell"] = cell.array
    else:
        made.__dict__["_cellobj"] = cell
    made.__dict__.update(
        _pbc=np.array([periodic] * 3),
        arrays={"numbers": np.array(numbers), "positions": np.asfortranarray(positions)},
        info={},
        constraints=[],
        _calc=None,
    )
    return made


def table(old):
    frames = np.empty((1, 2), dtype=object)
    frames[0, 0] = atoms([14, 14], [[0.0, 0, 0], [1.25, 1.5, 1.75]], 5.4, True, old)
    frames[0, 1] = atoms([51], [[0.5, 0.25, 0.125]], 0, False, old)
    objects = np.empty((3, 2), dtype=object)
    objects[0] = frames[0]
    objects[1] = ["first", "second"]
    objects[2, 0] = np.array([[0.1, 0.2, 0.3], [-0.1, -0.2, -0.3]])
    objects[2, 1] = [[0.0, 0.0, 0.5]]
    energies = np.array([[-10.5, -3.25]])
    names = Reduced(new_index, Index, {"data": np.array(["ase_atoms", "energy", "name", "forces"], dtype=object), "name": None})
    rows = Reduced(new_index, RangeIndex, {"name": None, "start": 0, "stop": 2, "step": 1})
    if old:
        manager = OldManager([names, rows], [(energies, slice(1, 2, 1)), (objects, np.array([0, 2, 3]))])
    else:
        blocks = (
            Reduced(unpickle_block, energies, slice(1, 2, 1), 2),
            Reduced(unpickle_block, objects, np.array([0, 2, 3]), 2),
        )
        manager = Reduced(BlockManager, blocks, [names, rows])
    made = DataFrame()
    made.__dict__.update(_mgr=manager, _typ="dataframe", _metadata=[], attrs={}, _flags={"allows_duplicate_labels": True})
    return made


for protocol, old in ((4, True), (4, False), (5, False)):
    name = f"frames-protocol{protocol}{'-old' if old else ''}.pckl.gzip"
    with gzip.GzipFile(name, "wb", mtime=0) as file:
        pickle.dump(table(old), file, protocol=protocol)
