using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Releases;

/// <summary>The repository and the version that the files of a release name, from <c>build/published</c>.</summary>
internal static class Published
{
    public static string Repository => Value("repository");

    public static string Version => Value("version");

    private static string Value(string name) =>
        File.ReadLines(Path.Combine(Testing.Repository.Root, "build", "published"))
            .Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];
}
