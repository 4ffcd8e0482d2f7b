using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Service.Connection;

/// <summary>
/// The proxy that the environment variables <c>HTTPS_PROXY</c> (else <c>ALL_PROXY</c>) and <c>NO_PROXY</c> set, in
/// lower or upper case. User and password are kept apart from the address, so that showing the address does not show
/// them.
/// </summary>
public sealed partial class EnvironmentProxy : IWebProxy
{
    private static readonly string[] Names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
    private static readonly string[] ExceptNames = ["no_proxy", "NO_PROXY"];
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    private readonly Uri address;
    private readonly IReadOnlyList<string> exceptions;

    private EnvironmentProxy(
        string variable,
        Uri address,
        NetworkCredential? credential,
        IReadOnlyList<string> exceptions
    ) => (Variable, this.address, Credentials, this.exceptions) = (variable, address, credential, exceptions);

    /// <summary>The environment variable that sets it.</summary>
    public string Variable { get; }

    /// <summary>User and password for the proxy; null when none are given.</summary>
    public ICredentials? Credentials { get; set; }

    /// <summary>The proxy that the variables set; null for none.</summary>
    /// <param name="variables">The environment variables of the process.</param>
    /// <exception cref="ServiceException">The value of the variable is not the address of a proxy.</exception>
    public static EnvironmentProxy? Of(IReadOnlyDictionary<string, string?> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (First(variables, Names) is not { } variable)
            return null;
        var except = First(variables, ExceptNames) is { } list ? Value(variables, list) : "";
        return Parse(
            variable,
            Value(variables, variable),
            [.. Separators().Split(except).Where(entry => entry.Length > 0)]
        );
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : address;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return exceptions.Any(entry => Covers(entry, host));
    }

    /// <summary>The address without user and password.</summary>
    public override string ToString() => address.GetLeftPart(UriPartial.Authority);

    private static string? First(IReadOnlyDictionary<string, string?> variables, string[] names) =>
        names.FirstOrDefault(name => Value(variables, name).Length > 0);

    private static string Value(IReadOnlyDictionary<string, string?> variables, string name) =>
        variables.GetValueOrDefault(name)?.Trim() ?? "";

    // A password may contain any character, also one that ends the host of a URL, so the last '@' counts.
    private static EnvironmentProxy Parse(string variable, string value, IReadOnlyList<string> exceptions)
    {
        var parts = value.Split("://", 2);
        var (scheme, rest) = parts.Length == 2 ? (parts[0].ToLowerInvariant(), parts[1]) : ("http", value);
        var at = rest.LastIndexOf('@');
        var host = rest[(at + 1)..].Split('/', '?', '#')[0];
        Uri? address = null;
        var isOne =
            host.Length > 0
            && Schemes.Contains(scheme)
            && Uri.TryCreate($"{scheme}://{host}", UriKind.Absolute, out address);
        if (!isOne || address is null)
            throw ServiceException.ProxyMalformed(variable);
        return new(variable, address, at < 0 ? null : Credential(rest[..at]), exceptions);
    }

    private static NetworkCredential Credential(string userInfo)
    {
        var parts = userInfo.Split(':', 2);
        return new(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    // As in curl: a domain covers its hosts too, with or without a leading dot or '*.'.
    private static bool Covers(string entry, Uri host)
    {
        var match = Port().Match(entry);
        var (name, port) = match.Success ? (match.Groups[1].Value, match.Groups[2].Value) : (entry, "");
        if (port.Length > 0 && port != host.Port.ToString(CultureInfo.InvariantCulture))
            return false;
        if (name == "*")
            return true;
        var domain = (name.StartsWith('*') ? name[1..] : name).Trim('.', '[', ']');
        var wanted = host.IdnHost.Trim('.', '[', ']');
        if (domain.Length == 0)
            return false;
        if (wanted.Equals(domain, StringComparison.OrdinalIgnoreCase))
            return true;
        return host.HostNameType == UriHostNameType.Dns
            ? wanted.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase)
            : IPAddress.TryParse(wanted, out var ip)
                && IPNetwork.TryParse(name, out var network)
                && network.Contains(ip);
    }

    [GeneratedRegex(@"[\s,;]+")]
    private static partial Regex Separators();

    // An IPv6 address has several colons, so it has a port only when it is in brackets.
    [GeneratedRegex(@"\A([^:\[\]]+|\[[^\]]+\]):([0-9]+)\z")]
    private static partial Regex Port();
}
