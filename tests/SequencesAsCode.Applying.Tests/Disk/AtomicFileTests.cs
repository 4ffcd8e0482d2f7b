using System.Diagnostics;
using System.Runtime.Versioning;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Applying.Tests.Disk;

/// <summary>A file is replaced as a whole; what is no file is written into, or not at all.</summary>
[Platform(Exclude = "Win")]
[UnsupportedOSPlatform("windows")]
public sealed class AtomicFileTests
{
    [Test]
    public async Task A_pipe_gets_the_content_and_stays()
    {
        using var folder = new TemporaryFolder();
        var pipe = Path.Combine(folder.Path, "pipe");
        Run("mkfifo", pipe);

        var reader = Task.Run(() => File.ReadAllText(pipe));
        AtomicFile.Write(pipe, "content");

        Assert.That(await reader.WaitAsync(TimeSpan.FromMinutes(1)), Is.EqualTo("content"));
        Assert.That(FileFacts.Of(pipe)!.Kind, Is.EqualTo(FileKind.Pipe));
        Assert.That(Directory.EnumerateFiles(folder.Path).Count(), Is.EqualTo(1));
    }

    [Test]
    public void What_fails_while_it_is_written_leaves_the_old_content()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "old");

        Assert.That(
            () =>
                AtomicFile.Write(
                    file,
                    stream =>
                    {
                        stream.Write("half"u8);
                        throw new InvalidOperationException();
                    }
                ),
            Throws.InvalidOperationException
        );

        Assert.That(File.ReadAllText(file), Is.EqualTo("old"));
        Assert.That(Directory.EnumerateFiles(folder.Path).Count(), Is.EqualTo(1));
    }

    [TestCase("/dev/null")]
    [TestCase("/proc/self/fd/1")]
    public void A_device_is_written_through(string path)
    {
        var place = WritePlace.Of(path);

        Assert.That(place.IsThrough, Is.True);
        Assert.That(place.Refusal, Is.Null);
    }

    [Test]
    public void A_link_to_a_device_leads_there()
    {
        using var folder = new TemporaryFolder();
        var link = Path.Combine(folder.Path, "log");
        File.CreateSymbolicLink(link, "/dev/null");

        AtomicFile.Write(link, "content");

        Assert.That(FileFacts.Of("/dev/null")!.Kind, Is.EqualTo(FileKind.Device));
        Assert.That(new FileInfo(link).LinkTarget, Is.EqualTo("/dev/null"));
    }

    [Test]
    public void A_full_device_is_an_error_and_stays() =>
        Assert.That(() => AtomicFile.Write("/dev/full", "content"), Throws.InstanceOf<IOException>());

    [Test]
    public void A_folder_a_read_only_file_and_a_file_as_a_folder_are_refused()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "old");
        File.SetUnixFileMode(file, UnixFileMode.UserRead);

        Assert.That(
            () => AtomicFile.Write(folder.Path, "new"),
            Throws.InstanceOf<WriteRefusedException>().With.Message.Contains("is a folder")
        );
        Assert.That(
            () => AtomicFile.Write(file, "new"),
            Throws.InstanceOf<WriteRefusedException>().With.Message.Contains("is read-only")
        );
        Assert.That(
            () => AtomicFile.Write($"{file}/plan.json", "new"),
            Throws.InstanceOf<WriteRefusedException>().With.Message.Contains("which is a file")
        );
        Assert.That(
            () => AtomicFile.Write($"{folder.Path}/none/", "new"),
            Throws.InstanceOf<WriteRefusedException>().With.Message.Contains("name of a folder")
        );
        Assert.That(File.ReadAllText(file), Is.EqualTo("old"));
    }

    [Test]
    public void The_mode_stays_and_another_name_of_the_file_keeps_the_old_content()
    {
        using var folder = new TemporaryFolder();
        var (file, other) = (Path.Combine(folder.Path, "file"), Path.Combine(folder.Path, "other"));
        File.WriteAllText(file, "old");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Run("ln", file, other);
        Assert.That(FileFacts.Of(file)!.Which, Is.EqualTo(FileFacts.Of(other)!.Which));

        AtomicFile.Write(file, "new");

        Assert.That(
            File.GetUnixFileMode(file),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)
        );
        Assert.That((File.ReadAllText(file), File.ReadAllText(other)), Is.EqualTo(("new", "old")));
    }

    [Test]
    public void The_owner_stays_where_that_is_allowed()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "old");
        Run("chown", "12345:23456", file);
        if (FileFacts.Of(file) is not { User: 12345 })
            Assert.Ignore("Only root gives files away.");

        AtomicFile.Write(file, "new");

        Assert.That((FileFacts.Of(file)!.User, FileFacts.Of(file)!.Group), Is.EqualTo((12345u, 23456u)));
    }

    [TestCase("/dev/stdout", 1)]
    [TestCase("/dev/stderr", 2)]
    [TestCase("/dev/fd/63", 63)]
    [TestCase("/proc/self/fd/1", 1)]
    [TestCase("/dev/stdin", 0)]
    [TestCase("/dev/null", null)]
    [TestCase("/tmp/dev/stdout", null)]
    public void A_descriptor_is_known_by_its_name(string path, int? expected) =>
        Assert.That(WritePlace.Of(path).Descriptor, Is.EqualTo(expected));

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
    }
}
