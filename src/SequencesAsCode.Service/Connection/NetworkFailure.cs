using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SequencesAsCode.Service.Connection;

/// <summary>
/// The failure when no answer came: a proxy or a certificate, which sending again does not change, or the network.
/// </summary>
internal static class NetworkFailure
{
    /// <summary>The failure.</summary>
    /// <param name="endpoint">What was called.</param>
    /// <param name="settings">The service's address and the proxy.</param>
    /// <param name="exception">The HTTP client's exception; null for none.</param>
    public static ServiceException Of(string endpoint, ConnectionSettings settings, Exception? exception)
    {
        var host = settings.BaseUrl.Host;
        var proxy = settings.Proxy?.GetProxy(settings.BaseUrl) is null ? null : settings.Proxy;
        var request = Chain(exception)
            .OfType<HttpRequestException>()
            .FirstOrDefault(item => item.HttpRequestError != HttpRequestError.Unknown);
        if (Chain(exception).OfType<AuthenticationException>().FirstOrDefault(IsOfCertificate) is { } refused)
        {
            return ServiceException.CertificateRefused(host, refused.Message.Split(':')[^1].Trim(' ', '.'));
        }

        var why = exception?.InnerException?.Message ?? exception?.Message ?? "no answer";
        if (proxy is null)
            return Lost(ServiceException.Unavailable(endpoint, why, exception));
        return request?.HttpRequestError switch
        {
            HttpRequestError.ProxyTunnelError => Tunnel(proxy, host, request.StatusCode),
            HttpRequestError.NameResolutionError when IsUnknownName(request) => ServiceException.ProxyUnknown(
                proxy,
                host
            ),
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError => ServiceException
                .ProxySilent(proxy, host, Reason(request))
                .WithRetry(RetryScope.All, null),
            _ => Lost(ServiceException.UnavailableThrough(proxy, endpoint, why, exception)),
        };
    }

    private static ServiceException Tunnel(EnvironmentProxy proxy, string host, HttpStatusCode? status) =>
        status switch
        {
            HttpStatusCode.ProxyAuthenticationRequired => ServiceException.ProxyLogin(proxy, host),
            >= HttpStatusCode.InternalServerError => ServiceException
                .ProxyRefused(proxy, host, status)
                .WithRetry(RetryScope.All, null),
            _ => ServiceException.ProxyRefused(proxy, host, status),
        };

    // The call may have reached the service.
    private static ServiceException Lost(ServiceException exception) => exception.WithRetry(RetryScope.Reads, null);

    // Other failures of the handshake, such as a connection that was cut, may pass.
    private static bool IsOfCertificate(AuthenticationException exception) =>
        exception.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnknownName(Exception exception) =>
        Chain(exception)
            .OfType<SocketException>()
            .Any(item => item.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData);

    private static string Reason(Exception exception) =>
        Chain(exception).OfType<SocketException>().FirstOrDefault()?.Message ?? "no connection";

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (var item = exception; item is not null; item = item.InnerException)
            yield return item;
    }
}
