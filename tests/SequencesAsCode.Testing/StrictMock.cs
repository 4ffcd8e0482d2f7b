using Moq;

namespace SequencesAsCode.Testing;

/// <summary>
/// Makes mocks for answers that neither the emulator nor Apollo would give. A call that was not set up fails the test.
/// </summary>
internal static class StrictMock
{
    public static Mock<T> Of<T>()
        where T : class => new(MockBehavior.Strict);
}
