namespace SequencesAsCode.Files.Writing;

/// <summary>Tells which paths lead to one file; the operating system is asked outside this assembly.</summary>
public interface IFileIdentity
{
    /// <summary>Whether both paths exist and are one file; false when the system does not say.</summary>
    bool AreOneFile(string one, string other);

    /// <summary>Whether a file has several hard links; true when the system does not say.</summary>
    bool MayHaveOtherNames(string path);
}
