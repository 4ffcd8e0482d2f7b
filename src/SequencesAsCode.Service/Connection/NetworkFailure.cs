using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SequencesAsCode.Service.Connection;

/// <summary>What it means that no answer came: a proxy or a certificate, which does not change by itself, or the network.</summary>
internal static class NetworkFailure
{
    /// <summary>The meaning.</summary>
    /// <param name="endpoint">What was called.</param>
    /// <param name="settings">Where it is, and through what proxy.</param>
    /// <param name="exception">What was met; null when nothing is known.</param>
    public static Failure Of(string endpoint, ConnectionSettings settings, Exception? exception)
    {
        var host = settings.BaseUrl.Host;
        var proxy = settings.Proxy?.GetProxy(settings.BaseUrl) is null ? null : settings.Proxy;
        var request = Chain(exception).OfType<HttpRequestException>()
            .FirstOrDefault(item => item.HttpRequestError != HttpRequestError.Unknown);
        if (Chain(exception).OfType<AuthenticationException>().FirstOrDefault(IsOfCertificate) is { } refused)
        {
            return Final(ServiceException.CertificateRefused(host, refused.Message.Split(':')[^1].Trim(' ', '.')));
        }

        var why = exception?.InnerException?.Message ?? exception?.Message ?? "no answer";
        if (proxy is null) return new(ServiceException.Unavailable(endpoint, why, exception), null, true, false);
        return request?.HttpRequestError switch
        {
            HttpRequestError.ProxyTunnelError => Tunnel(proxy, host, request.StatusCode),
            HttpRequestError.NameResolutionError when IsUnknownName(request) =>
                Final(ServiceException.ProxyUnknown(proxy, host)),
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError =>
                new(ServiceException.ProxySilent(proxy, host, Reason(request)), null, true, true),
            _ => new(ServiceException.UnavailableThrough(proxy, endpoint, why, exception), null, true, false),
        };
    }

    private static Failure Tunnel(EnvironmentProxy proxy, string host, HttpStatusCode? status) => status switch
    {
        HttpStatusCode.ProxyAuthenticationRequired => Final(ServiceException.ProxyLogin(proxy, host)),
        >= HttpStatusCode.InternalServerError =>
            new(ServiceException.ProxyRefused(proxy, host, status), null, true, true),
        _ => Final(ServiceException.ProxyRefused(proxy, host, status)),
    };

    private static Failure Final(ServiceException exception) => new(exception, null, false, true);

    // Other failures of the handshake, such as a connection that was cut, may pass.
    private static bool IsOfCertificate(AuthenticationException exception) =>
        exception.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnknownName(Exception exception) =>
        Chain(exception).OfType<SocketException>()
            .Any(item => item.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData);

    private static string Reason(Exception exception) =>
        Chain(exception).OfType<SocketException>().FirstOrDefault()?.Message ?? "no connection";

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (var item = exception; item is not null; item = item.InnerException) yield return item;
    }
}
