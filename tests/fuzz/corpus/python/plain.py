import os, sys as s
from a.b import (c as d,
  e)
@x
async def main(event, context=1):
    """doc"""
    return f"{event}"
class A(B): pass
x, (y, z) = 1, (2, 3)
if x: import q; w = lambda a: a
for i in range(3): pass
with open("a") as f, g() as h:
    pass
globals()["u"] = r'\'
