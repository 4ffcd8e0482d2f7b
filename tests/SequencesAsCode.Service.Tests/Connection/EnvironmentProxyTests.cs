using System.Net;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Tests.Connection;

[TestFixture]
internal sealed class EnvironmentProxyTests
{
    private static readonly Uri Apollo = new("https://api.apollo.io/api/v1/labels");

    [TestCase("*", true)]
    [TestCase("apollo.io", true)]
    [TestCase(".apollo.io", true)]
    [TestCase("*.apollo.io", true)]
    [TestCase("api.apollo.io", true)]
    [TestCase("API.Apollo.IO", true)]
    [TestCase("api.apollo.io.", true)]
    [TestCase("api.apollo.io:443", true)]
    [TestCase("apollo.io:443", true)]
    [TestCase("*:443", true)]
    [TestCase("localhost, 127.0.0.1 ,apollo.io", true)]
    [TestCase("localhost 127.0.0.1\tapollo.io", true)]
    [TestCase("localhost;apollo.io", true)]
    [TestCase("*.api.apollo.io", true)]
    [TestCase("io", true)]
    [TestCase("api.apollo.io:8443", false)]
    [TestCase("pollo.io", false)]
    [TestCase("apollo.io.example.com", false)]
    [TestCase("x.api.apollo.io", false)]
    [TestCase("apollo", false)]
    [TestCase(".", false)]
    [TestCase("", false)]
    [TestCase(",,", false)]
    public void Hosts_that_are_reached_without_it(string list, bool isBypassed)
    {
        foreach (var name in new[] { "NO_PROXY", "no_proxy" })
        {
            var proxy = Of(("HTTPS_PROXY", "http://proxy.example.com:8080"), (name, list))!;

            Assert.That(
                proxy.GetProxy(Apollo),
                isBypassed ? Is.Null : Is.EqualTo(new Uri("http://proxy.example.com:8080"))
            );
            Assert.That(proxy.IsBypassed(Apollo), Is.EqualTo(isBypassed));
        }
    }

    [TestCase("10.1.2.3", "https://10.1.2.3", true)]
    [TestCase("10.0.0.0/8", "https://10.1.2.3", true)]
    [TestCase("10.0.0.0/8", "https://11.1.2.3", false)]
    [TestCase("2.3", "https://10.1.2.3", false)]
    [TestCase("::1", "https://[::1]:8443", true)]
    [TestCase("[::1]", "https://[::1]:8443", true)]
    [TestCase("[::1]:8443", "https://[::1]:8443", true)]
    [TestCase("[::1]:443", "https://[::1]:8443", false)]
    [TestCase("fd00::/8", "https://[fd00::5]", true)]
    public void Addresses_that_are_reached_without_it(string list, string host, bool isBypassed) =>
        Assert.That(Of(("https_proxy", "p:1"), ("no_proxy", list))!.IsBypassed(new(host)), Is.EqualTo(isBypassed));

    [TestCase("http://dana:S3cretPw@proxy.example.com:8080", "http://proxy.example.com:8080", "dana", "S3cretPw")]
    [TestCase("dana:S3cretPw@proxy.example.com:8080", "http://proxy.example.com:8080", "dana", "S3cretPw")]
    [TestCase("http://dana:p%40ss%3Aw@proxy.example.com:8080/", "http://proxy.example.com:8080", "dana", "p@ss:w")]
    [TestCase("http://dana:p@s/s#w?@proxy.example.com:8080", "http://proxy.example.com:8080", "dana", "p@s/s#w?")]
    [TestCase("HTTPS://corp%5Cdana:@proxy.example.com", "https://proxy.example.com", "corp\\dana", "")]
    [TestCase(" socks5://dana@proxy.example.com:1080 ", "socks5://proxy.example.com:1080", "dana", "")]
    public void User_and_password_stand_apart_from_the_address(string value, string shown, string user, string password)
    {
        var proxy = Of(("HTTPS_PROXY", value))!;

        Assert.That(proxy.ToString(), Is.EqualTo(shown));
        Assert.That(proxy.GetProxy(Apollo)!.UserInfo, Is.Empty);
        var credential = (NetworkCredential)proxy.Credentials!;
        Assert.That((credential.UserName, credential.Password), Is.EqualTo((user, password)));
    }

    [TestCase("https_proxy,HTTPS_PROXY,all_proxy,ALL_PROXY", "https_proxy")]
    [TestCase("HTTPS_PROXY,all_proxy", "HTTPS_PROXY")]
    [TestCase("ALL_PROXY,http_proxy", "ALL_PROXY")]
    [TestCase("http_proxy,HTTP_PROXY", null)]
    public void The_first_of_these_counts(string names, string? used) =>
        Assert.That(Of([.. names.Split(',').Select(name => (name, "http://p:1"))])?.Variable, Is.EqualTo(used));

    [TestCase("")]
    [TestCase("  ")]
    public void A_blank_one_is_none(string value) => Assert.That(Of(("HTTPS_PROXY", value)), Is.Null);

    [TestCase("http://dana:hunter2@")]
    [TestCase("ftp://dana:hunter2@proxy.example.com")]
    [TestCase("http://dana:hunter2@proxy.example.com:port")]
    [TestCase("http://dana:hunter2@pro xy")]
    public void What_is_no_address_is_refused_without_showing_it(string value) =>
        Assert.That(
            () => Of(("HTTPS_PROXY", value)),
            Failing.With(FailureKind.Rejected, "HTTPS_PROXY").With.Message.Not.Contain("hunter2")
        );

    private static EnvironmentProxy? Of(params (string Name, string Value)[] variables) =>
        EnvironmentProxy.Of(
            variables.ToDictionary(pair => pair.Name, pair => (string?)pair.Value, StringComparer.Ordinal)
        );
}
