namespace SequencesAsCode.Service.Connection;

/// <summary>Checks the address of a service that a person set in an environment variable.</summary>
internal static class BaseAddress
{
    private const string WithoutLogin = "it must be the root of a host, without a user and a password";

    private const string PlainHttp =
        "plain http is allowed for this machine only, because the API key would travel in clear text. Use https";

    /// <summary>The address.</summary>
    /// <param name="variable">The environment variable, for messages.</param>
    /// <param name="value">Its value.</param>
    /// <param name="example">An address of the right form, for messages.</param>
    /// <param name="appended">The path that is appended to the address, for messages.</param>
    /// <exception cref="ServiceException">It is not the root of a host, or plain http to another machine.</exception>
    public static Uri Check(string variable, string value, Uri example, string appended)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            var root = example.GetLeftPart(UriPartial.Authority);
            throw ServiceException.BaseUrl(variable, null, $"it must be the root of a host, such as {root}");
        }

        // An '@' in a password can end the host for a parser; then what the parser calls the host is part of the
        // password.
        if (value.Contains('@', StringComparison.Ordinal))
            throw ServiceException.BaseUrl(variable, null, WithoutLogin);
        if (address.PathAndQuery != "/" || address.Fragment.Length > 0)
        {
            var why = $"it must be the root of a host, without a path. {appended} is appended";
            throw ServiceException.BaseUrl(variable, address, why);
        }

        var isClearText = address.Scheme == "http" && !address.IsLoopback;
        return isClearText ? throw ServiceException.BaseUrl(variable, address, PlainHttp) : address;
    }
}
