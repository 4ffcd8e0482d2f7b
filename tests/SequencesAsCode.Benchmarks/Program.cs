using BenchmarkDotNet.Running;
using SequencesAsCode.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Workbench).Assembly).Run(args);
