print("pht")
