namespace SequencesAsCode.Cli.Screen;

/// <summary>The three streams that a process gets when it starts.</summary>
internal static class StandardStreams
{
    private const int Last = 2;

    /// <summary>
    /// Takes the places of streams that the caller closed. Otherwise the next file or connection would get such a
    /// place, and output would go there. Reading then finds the end, and writing fails, as with a closed stream.
    /// </summary>
    public static void FillClosed()
    {
        if (OperatingSystem.IsWindows())
            return;
        while (true)
        {
            var handle = File.OpenHandle("/dev/null", share: FileShare.ReadWrite);
            if (handle.DangerousGetHandle() > Last)
            {
                handle.Dispose();
                return;
            }

            Filled.Add(handle);
        }
    }

    // Referenced, so that they are never closed.
    private static readonly List<Microsoft.Win32.SafeHandles.SafeFileHandle> Filled = [];
}
