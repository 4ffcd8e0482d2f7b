using System.Globalization;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Service.Connection;

// Failures of calls through Supaglue.
public sealed partial class ServiceException
{
    internal static ServiceException OtherCustomer(string expected, string where, string actual) =>
        new(
            FailureKind.OtherAccount,
            $"The environment is the account '{actual}', but {where} says '{expected}'. Correct "
                + "customer_id and provider_name in sequences.yaml, or use another environment. Nothing was "
                + "compared."
        );

    internal static ServiceException ThroughSupaglue(FailureKind failure, string endpoint, int status, string said) =>
        new(
            failure,
            failure switch
            {
                FailureKind.KeyRefused => $"Supaglue refused its API key (401: {said}). Check SUPAGLUE_API_KEY.",
                FailureKind.NotAllowed =>
                    $"Supaglue does not allow {endpoint} (403: {said}). Ask the owner of the Supaglue account for "
                        + "a key that may do this. Also ask whether the customer of the environment is connected.",
                FailureKind.NotFound =>
                    $"Supaglue has no such record ({endpoint}, 404: {said}). Check customer_id and provider_name "
                        + "of the environment, then run the command again.",
                FailureKind.Unavailable =>
                    $"No usable answer from {endpoint} ({status.ToString(CultureInfo.InvariantCulture)}: {said}). "
                        + "Run the command again. If it persists, look at the provider behind Supaglue.",
                _ => $"{endpoint} was refused ({status.ToString(CultureInfo.InvariantCulture)}): {said}",
            }
        );

    internal static ServiceException WithoutTemplate(string endpoint, string said) =>
        new(
            FailureKind.UnexpectedAnswer,
            $"{endpoint} failed (500: {said}). Supaglue cannot read a sequence of Outreach in which a "
                + "step has no email template, such as a call or a task. Give the step a template in Outreach, "
                + "or take the file out of this environment."
        );

    /// <summary>No key of Supaglue was given.</summary>
    public static ServiceException SupaglueKeyMissing(string variable) =>
        new(FailureKind.KeyRefused, $"No API key of Supaglue. Set the environment variable {variable}.");
}
