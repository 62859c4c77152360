"""One page is one module or folder: model, view and actions."""
