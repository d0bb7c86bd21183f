// What single parts of the engine cost, on this machine and now: a table each of kernels, distributions and models.
// Run it by `Scripts/bench --micro`. Times are the least of several turns; ratios between lines of one run are what counts.
KernelTable().print()
DistributionTable().print()
try ModelTable().print()
