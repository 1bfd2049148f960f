def complaints(records): return []
