using BenchmarkDotNet.Running;
using SequencesAsCode.Benchmarks;
using SequencesAsCode.Output.Text;

BenchmarkSwitcher.FromAssembly(typeof(Workbench).Assembly).Run(args);
