"""The models that translate: what there is (`catalogue`), which suits a machine (`suited`), getting one (`install`)."""
