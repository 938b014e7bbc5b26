// Stands for the package of this name, which throws outside Next's own bundles.
export {}
