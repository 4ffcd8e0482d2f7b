using SequencesAsCode.Emulator;

namespace SequencesAsCode.Applying.Tests;

/// <summary>Base of fixtures whose tests each plan and apply against an emulated account of their own.</summary>
/// <param name="seed">The account; <see cref="SomeAccount"/> when null.</param>
/// <param name="options">How the emulated account behaves.</param>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class EmulatedTests(string? seed = null, EmulatorOptions? options = null) : IDisposable
{
    protected readonly Scene scene = new(seed ?? SomeAccount.Seed(), options);

    public void Dispose() => scene.Dispose();
}
