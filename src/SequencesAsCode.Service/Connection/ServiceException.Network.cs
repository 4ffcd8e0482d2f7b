using System.Globalization;
using System.Net;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Service.Connection;

// Failures of the network and of proxies. The address of a proxy is shown without user and password.
public sealed partial class ServiceException
{
    internal static ServiceException ProxyMalformed(string variable) =>
        new(
            FailureKind.Rejected,
            $"{variable} is not an address of a proxy. Write http://HOST:PORT or "
                + "http://USER:PASSWORD@HOST:PORT. The schemes https, socks4, socks4a and socks5 work too."
        );

    internal static ServiceException ProxyLogin(EnvironmentProxy proxy, string host) =>
        NotSent(
            (
                proxy.Credentials is null
                    ? $"The proxy {proxy} asks for a user and a password (407). Add them to {proxy.Variable}: "
                        + "http://USER:PASSWORD@HOST:PORT."
                    : $"The proxy {proxy} refused the user and password of {proxy.Variable} (407). Correct them there."
            ) + Around(host)
        );

    internal static ServiceException ProxyRefused(EnvironmentProxy proxy, string host, HttpStatusCode? status) =>
        NotSent(
            $"The proxy {proxy} did not connect to {host}{Code(status)}. Check {proxy.Variable}, or ask "
                + $"the administrator of the proxy to allow {host}.{Around(host)}"
        );

    internal static ServiceException ProxyUnknown(EnvironmentProxy proxy, string host) =>
        NotSent($"The host of the proxy {proxy} does not exist. Correct {proxy.Variable}.{Around(host)}");

    internal static ServiceException ProxySilent(EnvironmentProxy proxy, string host, string why) =>
        NotSent($"The proxy {proxy} cannot be reached ({why.TrimEnd('.')}). Check {proxy.Variable}.{Around(host)}");

    internal static ServiceException UnavailableThrough(
        EnvironmentProxy proxy,
        string endpoint,
        string why,
        Exception? inner
    ) =>
        new(
            FailureKind.Unavailable,
            $"No usable answer from {endpoint} through the proxy {proxy} ({why.TrimEnd('.')}). Run the "
                + $"command again. If it persists, check {proxy.Variable} and NO_PROXY.",
            inner
        );

    internal static ServiceException CertificateRefused(string host, string why) =>
        NotSent(
            $"The certificate of {host} was refused ({why}). If your network has its own certificate "
                + "authority, set SSL_CERT_FILE to a file with its certificates. If you do not use a proxy, check "
                + "HTTPS_PROXY and NO_PROXY."
        );

    internal static ServiceException BlockedOnTheWay(string endpoint, string said) =>
        NotSent(
            $"Cloudflare, in front of the service, blocked the call of {endpoint} (403: {said}). The key "
                + "is not the cause. Try from another network or machine, or ask the service's support, with "
                + "the code."
        );

    private static string Code(HttpStatusCode? status) =>
        status is { } code ? string.Create(CultureInfo.InvariantCulture, $" ({(int)code})") : "";

    private static ServiceException NotSent(string message) =>
        new(FailureKind.Unavailable, message) { IsNotSent = true };

    private static string Around(string host) => $" To go without the proxy, set NO_PROXY={host}.";
}
