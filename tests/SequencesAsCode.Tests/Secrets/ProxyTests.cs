using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Secrets;

/// <summary>
/// A proxy or a certificate in the way: said at once, with the setting to look at, and without user and password.
/// </summary>
internal sealed class ProxyTests
{
    private const string Password = "S3cr%40t+Pw";
    private static readonly string[] Marks = ["dana", "S3cr", "t+Pw", "t%2BPw", "ZGFuY"];

    private static readonly string[][] Commands =
    [
        ["plan"],
        ["plan", "--format", "json"],
        ["plan", "--format", "markdown"],
        ["plan", "--format", "html", "--out", "page.html"],
        ["plan", "--verbose"],
        ["apply", "--auto-approve"],
        ["apply", "--auto-approve", "--format", "json"],
        ["pull"],
        ["list", "--format", "json"],
        ["import", "--all"],
        ["doctor", "--format", "json"],
        ["doctor", "--verbose"],
    ];

    [TestCase(
        "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"dana\"",
        "refused the user and password of HTTPS_PROXY (407)"
    )]
    [TestCase("407 dana:S3cr@t+Pw", "refused the user and password of HTTPS_PROXY (407)")]
    [TestCase("403 Forbidden", "did not connect to api.apollo.io (403)")]
    [TestCase("302 Found\r\nLocation: http://dana:S3cr%40t+Pw@127.0.0.1/", "did not connect to api.apollo.io (302)")]
    public async Task A_refusal_of_the_proxy_is_final_and_tells_no_password(string answer, string says)
    {
        using var proxy = new RefusingProxy($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\n\r\n");
        using var workspace = Workspace($"http://dana:{Password}@127.0.0.1:{proxy.Port}");

        foreach (var command in Commands)
        {
            var run = await workspace.RunAsync(command);

            Assert.That(run.ExitCode, Is.EqualTo(1), run.All);
            Assert.That(
                run.All,
                Does.Contain(says).And.Contain("NO_PROXY=api.apollo.io").And.Contain($"http://127.0.0.1:{proxy.Port}")
            );
            Assert.That(run.All, Does.Not.Contain("status page").And.Not.Contain("'.\""));
            Assert.That(Marks.Where(run.All.Contains), Is.Empty, run.All);
        }

        Assert.That(workspace.Time.Waited, Is.EqualTo(TimeSpan.Zero));
        var written = Directory
            .GetFiles(workspace.Folder, "*", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToList();
        Assert.That(written.Where(text => Marks.Skip(1).Any(text.Contains)), Is.Empty);
    }

    [Test]
    public async Task User_and_password_are_sent_to_the_proxy_alone()
    {
        using var proxy = new RefusingProxy(
            "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"corp\"\r\nContent-Length: 0\r\n\r\n"
        );
        using var workspace = Workspace($"http://dana:{Password}@127.0.0.1:{proxy.Port}");

        await workspace.RunAsync("list");

        Assert.That(
            proxy.Heard,
            Has.Some.Contain($"Proxy-Authorization: Basic {Convert.ToBase64String("dana:S3cr@t+Pw"u8)}")
        );
        Assert.That(proxy.Heard, Has.All.StartWith("CONNECT api.apollo.io:443"));
    }

    [Test]
    public async Task Without_a_user_it_says_to_give_one()
    {
        using var proxy = new RefusingProxy("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n");
        using var workspace = Workspace($"http://127.0.0.1:{proxy.Port}");

        Assert.That(
            (await workspace.RunAsync("list")).Error,
            Does.Contain("asks for a user and a password (407). Add them to HTTPS_PROXY")
        );
    }

    [TestCase("http://dana:S3cr%40t+Pw@proxy.invalid:8080", "http://proxy.invalid:8080")]
    [TestCase("http://dana:S3cr%40t+Pw@127.0.0.1:1", "http://127.0.0.1:1")]
    [TestCase("socks5://dana:S3cr%40t+Pw@127.0.0.1:1", "socks5://127.0.0.1:1")]
    public async Task One_that_is_not_there_is_named(string proxy, string shown)
    {
        using var workspace = Workspace(proxy);

        var run = await workspace.RunAsync("plan", "--format", "markdown");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            run.Error,
            Does.Contain(shown)
                .And.Contain("HTTPS_PROXY")
                .And.Contain("NO_PROXY=api.apollo.io")
                .And.Not.Contain("status page")
        );
        Assert.That(Marks.Where(run.All.Contains), Is.Empty, run.All);
    }

    [TestCase("ftp://dana:S3cr@t@proxy")]
    [TestCase("http://dana:S3cr@")]
    public async Task One_that_is_no_address_is_an_error_of_the_settings(string proxy)
    {
        using var workspace = Workspace(proxy);

        var run = await workspace.RunAsync("plan");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("HTTPS_PROXY is not an address of a proxy. Write http://HOST:PORT"));
        Assert.That(Marks.Where(run.All.Contains), Is.Empty, run.All);
    }

    [TestCase("https://dana:S3cr%40t+Pw@api.apollo.io")]
    [TestCase("https://dana:1234/S3cr@api.apollo.io")]
    [TestCase("https://dana:x@S3cr:1234/@api.apollo.io")]
    [TestCase("https://dana@api.apollo.io")]
    public async Task An_address_with_a_password_is_refused_without_it(string address)
    {
        using var workspace = Workspace(null).With("x", "");
        workspace.Variables["APOLLO_API_BASE_URL"] = address;

        foreach (var command in Commands)
        {
            var run = await workspace.RunAsync(command);

            Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
            Assert.That(
                Marks.Append("1234").Where(mark => run.All.Contains(mark, StringComparison.OrdinalIgnoreCase)),
                Is.Empty,
                run.All
            );
        }
    }

    [Test]
    public async Task A_refused_certificate_is_final_and_names_the_setting()
    {
        using var server = new SelfSigned();
        using var workspace = Workspace(null);
        workspace.Variables["APOLLO_API_BASE_URL"] = $"https://127.0.0.1:{server.Port}";

        var run = await workspace.RunAsync("plan");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            run.Error,
            Does.Match(@"The certificate of 127\.0\.0\.1 was refused \([\w, ]+\)\.")
                .And.Contain("SSL_CERT_FILE")
                .And.Not.Contain("status page")
        );
        Assert.That(workspace.Time.Waited, Is.EqualTo(TimeSpan.Zero));
    }

    private static CliWorkspace Workspace(string? proxy)
    {
        var workspace = CliWorkspace
            .Quickstart()
            .With(
                "sequences.yaml",
                "version: 1\nenvironments: { production: { apollo: {} } }\nvariables: [webinar_date]\n"
            );
        workspace.Variables["APOLLO_API_KEY"] = "any";
        if (proxy is not null)
            workspace.Variables["HTTPS_PROXY"] = proxy;
        return workspace;
    }

    /// <summary>Answers everything with one text, and keeps what it heard.</summary>
    private sealed class RefusingProxy : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<string> heard = [];

        public RefusingProxy(string answer)
        {
            listener.Start();
            _ = ServeAsync(Encoding.ASCII.GetBytes(answer));
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public IReadOnlyList<string> Heard
        {
            get
            {
                lock (heard)
                    return [.. heard];
            }
        }

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync(byte[] answer)
        {
            try
            {
                while (true)
                    _ = AnswerAsync(await listener.AcceptTcpClientAsync(), answer);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(TcpClient client, byte[] answer)
        {
            using (client)
            {
                var (stream, buffer) = (client.GetStream(), new byte[8192]);
                while (await stream.ReadAsync(buffer) is > 0 and var length)
                {
                    lock (heard)
                        heard.Add(Encoding.ASCII.GetString(buffer, 0, length));
                    await stream.WriteAsync(answer);
                }
            }
        }
    }

    /// <summary>A server whose certificate nobody signed but itself.</summary>
    private sealed class SelfSigned : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 certificate;

        public SelfSigned()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            certificate = request.CreateSelfSigned(
                new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
                new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero)
            );
            listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void Dispose()
        {
            listener.Dispose();
            certificate.Dispose();
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                try
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await using var stream = new SslStream(client.GetStream());
                    await stream.AuthenticateAsServerAsync(certificate);
                }
                catch (Exception exception)
                    when (exception is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // The client went away, as it has to.
                }
                catch (Exception exception)
                    when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }
            }
        }
    }
}
