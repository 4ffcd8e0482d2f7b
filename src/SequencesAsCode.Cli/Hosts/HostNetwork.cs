using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>Reaches the API of a host, whose address is in a variable.</summary>
/// <param name="variables">The environment variables of the pipeline.</param>
/// <param name="services">Reaches the network, through the proxy where there is one.</param>
internal sealed class HostNetwork(HostVariables variables, ServiceFactory services)
{
    /// <summary>The environment variables of the pipeline.</summary>
    public HostVariables Variables => variables;

    /// <summary>Makes the client of the API.</summary>
    /// <param name="platform">The host, as messages name it.</param>
    /// <param name="variable">The variable with the address.</param>
    /// <param name="otherwise">The address when the variable is not set; null when it has to be.</param>
    /// <param name="token">The token of the job; empty for none.</param>
    /// <param name="header">The header that gives the right.</param>
    /// <exception cref="CommandException">The address is not set, or no token may be sent to it.</exception>
    public PlatformApi Open(
        string platform,
        string variable,
        string? otherwise,
        string token,
        KeyValuePair<string, string> header
    )
    {
        try
        {
            var set = otherwise is null ? variables.Require(variable) : variables.Find(variable) ?? otherwise;
            var address = PlatformAddress.Parse(variable, set);
            return new(
                services.Networked(address.Host, token),
                address.Root,
                token.Length == 0 ? [] : [header],
                platform
            );
        }
        catch (ServiceException exception)
        {
            throw CommandException.Arguments(exception.Message);
        }
    }
}
