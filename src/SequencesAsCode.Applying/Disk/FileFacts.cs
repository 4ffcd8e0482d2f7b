using System.Runtime.InteropServices;

namespace SequencesAsCode.Applying.Disk;

/// <summary>The kind of file at a path, after following links.</summary>
public enum FileKind
{
    /// <summary>A file.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A named pipe, or the end of one.</summary>
    Pipe,

    /// <summary>A device that takes characters, such as a terminal or <c>/dev/null</c>.</summary>
    Device,

    /// <summary>A device that holds blocks: a disk.</summary>
    Disk,

    /// <summary>A socket.</summary>
    Socket,
}

/// <summary>The facts of the operating system about a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Which">The identity of the file: two paths have the same exactly when they are one file, through links
/// or another spelling.</param>
/// <param name="User">Its owner.</param>
/// <param name="Group">Its group.</param>
public sealed record FileFacts(FileKind Kind, (ulong Device, ulong Number) Which, uint User, uint Group)
{
    private const int Room = 256;

    /// <summary>The number of its hard links.</summary>
    public uint Names { get; init; } = 1;

    /// <summary>The facts of a path; null when nothing is there, or the system gives none.</summary>
    public static FileFacts? Of(string path)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return OfLinux(path);
            return OperatingSystem.IsMacOS() ? OfMac(path) : null;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Changes the owner and group of a file; does nothing where that is not allowed.</summary>
    internal static void Give(string path, FileFacts owner)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
                _ = Chown(path, owner.User, owner.Group);
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Then only the permissions differ.
        }
    }

    // The structure of statx is the kernel's own, and so the same on every machine; that of stat is not.
    private static FileFacts? OfLinux(string path)
    {
        const int FromHere = -100,
            Basic = 0x7ff;
        var facts = new byte[Room];
        if (Statx(FromHere, path, 0, Basic, facts) != 0)
            return null;
        return new(
            KindOf(BitConverter.ToUInt16(facts, 28)),
            (
                ((ulong)BitConverter.ToUInt32(facts, 136) << 32) | BitConverter.ToUInt32(facts, 140),
                BitConverter.ToUInt64(facts, 32)
            ),
            BitConverter.ToUInt32(facts, 20),
            BitConverter.ToUInt32(facts, 24)
        )
        {
            Names = BitConverter.ToUInt32(facts, 16),
        };
    }

    private static FileFacts? OfMac(string path)
    {
        var facts = new byte[Room];
        if (
            (
                RuntimeInformation.ProcessArchitecture == Architecture.X64
                    ? StatOfIntel(path, facts)
                    : StatOfArm(path, facts)
            ) != 0
        )
            return null;
        return new(
            KindOf(BitConverter.ToUInt16(facts, 4)),
            (BitConverter.ToUInt32(facts, 0), BitConverter.ToUInt64(facts, 8)),
            BitConverter.ToUInt32(facts, 16),
            BitConverter.ToUInt32(facts, 20)
        )
        {
            Names = BitConverter.ToUInt16(facts, 6),
        };
    }

    private static FileKind KindOf(ushort mode) =>
        (mode & 0xf000) switch
        {
            0x1000 => FileKind.Pipe,
            0x2000 => FileKind.Device,
            0x4000 => FileKind.Folder,
            0x6000 => FileKind.Disk,
            0xc000 => FileKind.Socket,
            _ => FileKind.Regular,
        };

#pragma warning disable SYSLIB1054 // generated marshalling would make the whole assembly unsafe
    [DllImport("libc", EntryPoint = "statx", BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Statx(
        int folder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        [Out] byte[] facts
    );

    [DllImport("libc", EntryPoint = "stat", BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int StatOfArm([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] facts);

    [DllImport("libc", EntryPoint = "stat$INODE64", BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int StatOfIntel([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] facts);

    [DllImport("libc", EntryPoint = "chown", BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);
#pragma warning restore SYSLIB1054
}
