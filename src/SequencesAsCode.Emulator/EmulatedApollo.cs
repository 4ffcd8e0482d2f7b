using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.Routes;
using SequencesAsCode.Emulator.State;
using SequencesAsCode.Emulator.Supaglue;

namespace SequencesAsCode.Emulator;

/// <summary>
/// Emulates the part of Apollo's API that concerns sequences, and Supaglue's API on top of it: it turns a request into
/// a response. It does no I/O, takes the time from its <see cref="TimeProvider"/>, and is safe for several threads.
/// </summary>
public sealed class EmulatedApollo
{
    private const int KeptStates = 100;
    private readonly Lock gate = new();
    private readonly EmulatorOptions options;
    private readonly KeyCheck keys;
    private readonly Quota quota;
    private readonly SupaglueDoor supaglue;
    private readonly List<EmulatorRequest> log = [];
    private World world;
    private ImmutableList<(DateTimeOffset Until, World World)> past = [];
    private long version;
    private long answers;

    private EmulatedApollo(World world, EmulatorOptions options, TimeProvider time)
    {
        this.world = world;
        this.options = options;
        Time = time;
        keys = new KeyCheck(options);
        quota = new Quota(options);
        supaglue = new SupaglueDoor(options);
    }

    /// <summary>All requests since the start or the last <see cref="ClearLog"/>, in order.</summary>
    public ImmutableArray<EmulatorRequest> Requests
    {
        get
        {
            lock (gate)
                return [.. log];
        }
    }

    /// <summary>
    /// Whether <see cref="Requests"/> keeps requests from now on. A server that runs for long and never reads them
    /// turns it off.
    /// </summary>
    public bool KeepsRequests { get; set; } = true;

    /// <summary>A number that grows with every change of the state.</summary>
    public long Version
    {
        get
        {
            lock (gate)
                return version;
        }
    }

    internal TimeProvider Time { get; }

    internal World World
    {
        get
        {
            lock (gate)
                return world;
        }
    }

    /// <summary>Starts from a seed written by people, where ids, times and most fields may be left out.</summary>
    /// <exception cref="FormatException">The seed is malformed; the message names the place.</exception>
    public static EmulatedApollo FromSeed(string seedJson, EmulatorOptions? options = null, TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        return new EmulatedApollo(
            WorldReader.Read(seedJson, clock.GetUtcNow()),
            options ?? new EmulatorOptions(),
            clock
        );
    }

    /// <summary>Continues from the text of <see cref="ExportState"/>.</summary>
    /// <exception cref="FormatException">The state is malformed; the message names the place.</exception>
    public static EmulatedApollo FromState(
        string stateJson,
        EmulatorOptions? options = null,
        TimeProvider? time = null
    ) => FromSeed(stateJson, options, time);

    /// <summary>The whole state as readable JSON. Equal states give equal texts.</summary>
    public string ExportState()
    {
        lock (gate)
            return WorldWriter.Write(world);
    }

    /// <summary>Empties <see cref="Requests"/>.</summary>
    public void ClearLog()
    {
        lock (gate)
            log.Clear();
    }

    /// <summary>Answers a request. It never throws.</summary>
    public EmulatorResponse Handle(EmulatorRequest request)
    {
        Record(request);
        return Answer(request, Distortion.None);
    }

    internal void Record(EmulatorRequest request)
    {
        if (!KeepsRequests)
            return;
        lock (gate)
            log.Add(request);
    }

    internal EmulatorResponse Answer(EmulatorRequest request, Distortion distortion)
    {
        lock (gate)
        {
            try
            {
                return Checked(request, distortion);
            }
            catch (Exception bug) when (bug is not OutOfMemoryException)
            {
                return Failure(request, 500, $"The emulator failed: {bug.Message}");
            }
        }
    }

    /// <summary>Returns to an earlier state, as if nothing had happened since.</summary>
    internal void Restore(World former)
    {
        lock (gate)
        {
            world = former;
            version++;
        }
    }

    /// <summary>
    /// The answer to a read of a different sequence than the requested one; null when there is no other sequence.
    /// </summary>
    internal EmulatorResponse? AnswerOfAnother(EmulatorRequest request)
    {
        lock (gate)
        {
            var asked = Router.IdIn(request);
            if (world.Campaigns.FirstOrDefault(campaign => campaign.Id != asked) is not { } other)
                return null;

            var read = ReadSequence.Body(new Rendering(world, options), other);
            return SupaglueDoor.Takes(request)
                ? supaglue.Shown(request, read, Time.GetUtcNow())
                : EmulatorResponse.OfJson(200, read.ToJsonString());
        }
    }

    /// <summary>A failure of the emulator itself, in the form of the API that the request uses.</summary>
    internal EmulatorResponse Failure(EmulatorRequest request, int status, string text)
    {
        lock (gate)
            return SupaglueDoor.Takes(request) ? supaglue.Failure(status, text) : Error(status, text);
    }

    private EmulatorResponse Checked(EmulatorRequest request, Distortion distortion) =>
        SupaglueDoor.Takes(request)
            ? supaglue.Answer(request, Time.GetUtcNow(), asked => Trusted(asked, distortion))
            : keys.Refusal(request) ?? Trusted(request, distortion);

    private EmulatorResponse Trusted(EmulatorRequest request, Distortion distortion)
    {
        if (Router.Find(request) is not var (route, id))
            return Error(404, "Not found.");

        var now = Time.GetUtcNow();
        if ((keys.OutOfScope(route.Endpoint) ?? quota.Take(route.Endpoint, now)) is { } refused)
            return refused;

        if (Body(request.Body) is not { } body)
            return Error(400, "The request body is not a valid JSON object.");

        var call = new Call(
            Seen(distortion, now),
            options,
            new IdSource(world.NextId),
            now,
            body,
            QueryReader.Read(request.Query),
            id
        )
        {
            PageShift = distortion.PageShift,
            Key = KeyCheck.Of(request),
            Usage = endpoint => quota.Usage(endpoint, now),
        };
        var reply = route.Handle(call);
        if (!ReferenceEquals(reply.World, call.World))
        {
            // Only reads can be late. A write always uses the present state.
            if (!ReferenceEquals(call.World, world))
                return Trusted(request, distortion with { Stale = false, Lag = TimeSpan.Zero });

            Replace(reply.World with { NextId = call.Ids.Next }, now);
        }

        OddKeys.Apply(reply.Body, options);
        var response = EmulatorResponse.OfJson(reply.Status, reply.Body.ToJsonString());
        return reply.Status is 200 or 422
            ? response with
            {
                Headers = [.. quota.Headers(route.Endpoint, now), .. Marks(response.Body)],
            }
            : response;
    }

    private void Replace(World next, DateTimeOffset now)
    {
        past = (past.Count < KeptStates ? past : past.RemoveAt(0)).Add((now, world));
        world = next;
        version++;
    }

    // Recorded on every answer: its id and a digest of its body.
    private IEnumerable<KeyValuePair<string, string>> Marks(string body)
    {
        answers++;
        yield return new(
            "x-request-id",
            string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{answers:x12}")
        );
        yield return new(
            "etag",
            $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..32]}\""
        );
    }

    private World Seen(Distortion distortion, DateTimeOffset now)
    {
        if (distortion.Stale && !past.IsEmpty)
            return past[^1].World;

        var at = now - distortion.Lag;
        return distortion.Lag > TimeSpan.Zero && past.FirstOrDefault(state => state.Until > at) is { World: { } then }
            ? then
            : world;
    }

    private static JsonObject? Body(string text)
    {
        if (text.IsBlank())
            return [];

        try
        {
            return BodyReader.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EmulatorResponse Error(int status, string text) =>
        EmulatorResponse.OfJson(status, new JsonObject { ["error"] = text }.ToJsonString());
}
