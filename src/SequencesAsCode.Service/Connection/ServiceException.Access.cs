using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Probing;

namespace SequencesAsCode.Service.Connection;

// Failures of the key, the address and the account.
public sealed partial class ServiceException
{
    /// <summary>No key was given.</summary>
    public static ServiceException KeyMissing(string variable, string tokenVariable) =>
        new(
            FailureKind.KeyRefused,
            $"No API key. Set the environment variable {variable} to a key of the account (Apollo: "
                + $"Settings, Integrations, API), or {tokenVariable} to an OAuth access token."
        );

    internal static ServiceException KeyMalformed() =>
        new(
            FailureKind.KeyRefused,
            "The API key contains a character that keys do not have, such as a space, a line end or an "
                + "accented letter. Copy it again from Apollo: Settings, Integrations, API."
        );

    // The value may contain a secret (a key in the wrong variable, a query, a password), so messages repeat only the
    // host of an address.
    internal static ServiceException BaseUrl(string variable, Uri? address, string why) =>
        new(
            FailureKind.Rejected,
            $"{variable} is "
                + $"{(address is null ? "not an address" : $"'{address.Scheme}://{address.Authority}…'")}: "
                + $"{why}."
        );

    internal static ServiceException KeyRefused(string said) =>
        new(
            FailureKind.KeyRefused,
            $"Apollo refused the API key (401: {said}). Check the key, or create a new one in Apollo "
                + "under Settings, Integrations, API. An access token may have expired."
        );

    internal static ServiceException NotAllowed(string endpoint, string said, bool isOutOfScope = false) =>
        new(
            FailureKind.NotAllowed,
            $"The API key may not call {endpoint} (403: {said}). Ask an Apollo admin for a key whose "
                + $"scope includes {endpoint}, or for a master key."
        )
        {
            IsOutOfScope = isOutOfScope,
        };

    internal static ServiceException NotInPlan(string endpoint, string said) =>
        new(
            FailureKind.NotAllowed,
            $"The account's plan does not include {endpoint} (403: {said}). It needs a paid Apollo plan. Another key "
                + "does not help."
        )
        {
            IsOfPlan = true,
        };

    internal static ServiceException OtherAccount(string expected, string where, string actual) =>
        new(
            FailureKind.OtherAccount,
            $"The API key belongs to the account {actual}, but {where} says {expected}. Use the key of "
                + "that account, or another environment. Nothing was compared."
        );

    internal static ServiceException SnapshotOfOtherAccount(string expected, string where, string actual) =>
        new(
            FailureKind.OtherAccount,
            "The snapshot is of "
                + $"{(actual.Length == 0 ? "an account that its key could not name" : $"the account {actual}")}, "
                + $"but {where} says {expected}. Take a snapshot of that account, or name another environment. "
                + "Nothing was compared."
        );

    internal static ServiceException AccountUnknown(string expected, string where) =>
        new(
            FailureKind.NotAllowed,
            $"The key may not ask which account it belongs to, but {where} says {expected}. Ask an "
                + "administrator for a key whose scope includes api/v1/users/api_profile. Nothing was compared."
        );

    private const string Clean = "'sequences probe --clean' archives it.";

    internal static ServiceException ScratchIsElsewhere(string account) =>
        new(
            FailureKind.OtherAccount,
            $"An earlier probe left its scratch sequence in the account {account}, and this key belongs to another "
                + $"one. With the key of that account, {Clean}"
        );

    internal static ServiceException ScratchIsThere(int count) =>
        new(
            FailureKind.Rejected,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The account already has {count} sequence{(count == 1 ? "" : "s")} named '{ScratchName.Text}'. "
            ) + $"Another probe may be running. If none is, {Clean}"
        );

    internal static ServiceException ScratchIsInUse(string id) =>
        new(
            FailureKind.Rejected,
            $"The sequence '{ScratchName.Text}' ({id}) is on, so it is not archived. Archive it in Apollo. To keep it, "
                + "rename it."
        );

    internal static ServiceException ScratchHasPeople(string id, People people) =>
        new(
            FailureKind.Rejected,
            $"The sequence '{ScratchName.Text}' ({id}) has {people} in it, so it is not archived. Remove them in "
                + $"Apollo. Then {Clean} To keep the sequence, rename it."
        );

    internal static ServiceException ScratchMayHavePeople(string id) =>
        new(
            FailureKind.Rejected,
            $"Apollo does not show whether people are in the sequence '{ScratchName.Text}' ({id}), so it is not "
                + "archived. Archive it in Apollo. To keep it, rename it."
        );

    internal static ServiceException ScratchIsRefused(string said) =>
        new(
            FailureKind.Rejected,
            $"Apollo refused the sequence of the probe, so nothing was measured: {said.TrimEnd('.')}. " + RemedyOf(said)
        );

    private static string RemedyOf(string said)
    {
        if (said.Contains("permission", StringComparison.OrdinalIgnoreCase))
            return "In Apollo, allow the user of the key to create sequences, or use the key of a user who may.";
        return said.Contains("plan ", StringComparison.OrdinalIgnoreCase)
            ? "Archive a sequence that nobody needs, or ask for a larger plan."
            : "Create a sequence in Apollo by hand to see why. Then run the command again.";
    }

    internal static ServiceException ScratchStays(string id) =>
        new(
            FailureKind.Unavailable,
            $"The sequence '{ScratchName.Text}' ({id}) could not be archived. It is off and has no contacts. "
                + $"Later, {Clean}"
        );

    internal static ServiceException ScratchIsUnknown() =>
        new(
            FailureKind.Unavailable,
            "The answer to the create was lost, and the search does not show the scratch sequence. The next probe "
                + "looks for it first."
        );

    // What the platform of a pipeline answered is not quoted: only its status is needed.
    internal static ServiceException OfPlatform(string platform, FailureKind failure, string endpoint, int status) =>
        new(
            failure,
            failure switch
            {
                FailureKind.KeyRefused => $"{platform} refused the token (401). Give the job a valid one.",
                FailureKind.NotAllowed => $"{platform} does not allow {endpoint} with this token (403).",
                FailureKind.NotFound => $"{platform} has nothing there, or does not show it to this token (404).",
                _ => $"No usable answer from {endpoint} ({status.ToString(CultureInfo.InvariantCulture)}). Run the "
                    + "command again.",
            }
        );

    /// <summary>A platform refused a call that a step of a pipeline cannot do without.</summary>
    internal static ServiceException PlatformRefused(string platform, string call, int status) =>
        new(
            FailureKind.Unavailable,
            $"{platform} answered {status.ToString(CultureInfo.InvariantCulture)} to {call}. Check the token of the "
                + "job and its permissions."
        );

    internal static ServiceException TokenMalformed(string platform) =>
        new(
            FailureKind.KeyRefused,
            $"The token for {platform} contains a character that tokens do not have, such as a space or a line end."
        );

    internal static ServiceException PlatformAddress(string variable) =>
        new(
            FailureKind.Rejected,
            $"{variable} is not an address of an API. It must begin with https:// and have no user and password. "
                + "Plain http is allowed for this machine only."
        );
}
