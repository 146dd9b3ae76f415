"""The models that translate: what there is (`catalogue`), and getting one onto the machine (`install`)."""
