"""Turns pacemaker's table of predictions into JSON: predictions.py TABLE.pckl.gzip PREDICTIONS.json"""
import json
import sys

import pandas

table = pandas.read_pickle(sys.argv[1], compression="gzip")
rows = [
    {"index": int(index), "energy": float(energy), "forces": [[float(x) for x in row] for row in forces]}
    for index, energy, forces in zip(table.index, table["energy_pred"], table["forces_pred"])
]
with open(sys.argv[2], "w") as file:
    json.dump(rows, file)
