namespace SequencesAsCode.Cli.Hosts;

/// <summary>Names with slashes, such as branches, as part of an address.</summary>
internal static class WebPath
{
    /// <summary>Escapes each part between slashes, so that no name can end the path or add to it.</summary>
    public static string Of(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
