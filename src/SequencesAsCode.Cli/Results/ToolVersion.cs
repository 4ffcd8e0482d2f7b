using System.Reflection;

namespace SequencesAsCode.Cli.Results;

/// <summary>The version of the program, as outputs name it.</summary>
internal static class ToolVersion
{
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
