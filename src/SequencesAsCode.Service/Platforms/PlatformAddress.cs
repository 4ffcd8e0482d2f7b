using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Platforms;

/// <summary>The address of a platform's API, as its jobs find it in a variable.</summary>
/// <param name="Host">The root of the host.</param>
/// <param name="Root">Path of the API below the host, without a slash at its end.</param>
public sealed record PlatformAddress(Uri Host, string Root)
{
    /// <summary>Reads the value of a variable.</summary>
    /// <exception cref="ServiceException">It is no address that a token may be sent to.</exception>
    public static PlatformAddress Parse(string variable, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var isOne =
            Uri.TryCreate(value, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && !value.Contains('@', StringComparison.Ordinal)
            && address.Query.Length + address.Fragment.Length == 0;
        return isOne
            ? new(new(address!.GetLeftPart(UriPartial.Authority)), address.AbsolutePath.TrimEnd('/'))
            : throw ServiceException.PlatformAddress(variable);
    }
}
