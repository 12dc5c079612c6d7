using System.Diagnostics;
using Brainloom.Cli;
using Xunit;

namespace Brainloom.Tests.Cli;

/// <summary>The launcher in a repository of its own, on a machine that has only what a test gives it.</summary>
public sealed class LauncherTests : IDisposable
{
    /// <summary>What the launcher may count on: tools of every Debian.</summary>
    static readonly string[] Tools = ["bash", "env", "find", "cksum", "readlink", "dirname", "flock", "mkdir", "grep", "sed", "tail", "head", "cat", "tee", "ln", "cp", "sleep", "touch"];

    readonly string folder = Directory.CreateTempSubdirectory("brainloom launcher ").FullName;

    public LauncherTests()
    {
        foreach (string inner in (string[])["src/Brainloom.Cli", "tests/Brainloom.Tests", "bin"]) Directory.CreateDirectory(Path.Combine(folder, inner));
        File.Copy(Path.Combine(Repository.Root, "brainloom"), Path.Combine(folder, "brainloom"));
        foreach (string file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "src/Brainloom.Cli/Program.cs"])
            File.WriteAllText(Path.Combine(folder, file), "");
        foreach (string tool in Tools) File.CreateSymbolicLink(Path.Combine(folder, "bin", tool), Path.Combine("/usr/bin", tool));
        Program("id", "echo 0");
        Program("dpkg-query", "printf installed");
        Program("dotnet", """
            case $1 in
                --list-sdks) echo '10.0.401 [/usr/share/dotnet/sdk]' ;;
                build) echo "build ${2##*/}" >>"$CALLS" ;;
                exec) shift 2; echo "run $*"; exit "${CODE:-0}" ;;
            esac
            """);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Calls => File.Exists(Path.Combine(folder, "calls")) ? File.ReadAllText(Path.Combine(folder, "calls")) : "";

    [Fact]
    public void It_builds_at_the_first_start_and_when_a_source_was_changed_added_or_removed()
    {
        const string built = "build Brainloom.Cli\n";
        string added = Path.Combine(folder, "src", "Brainloom.Cli", "Added.cs");
        Start("plan");
        Start("plan");
        Assert.Equal(built, Calls);
        File.WriteAllText(added, "");
        Start("plan");
        Assert.Equal(built + built, Calls);
        File.WriteAllText(added, "// more");
        Start("plan");
        Assert.Equal(built + built + built, Calls);
        File.Delete(added);
        Start("plan");
        Start("plan");
        Assert.Equal(built + built + built + built, Calls);
    }

    [Fact]
    public void It_passes_arguments_and_the_exit_code_and_keeps_standard_output_for_the_command()
    {
        var (code, output, errors) = Start("run \"a model\" --set 'x=1 ms' --json -", ("CODE", "1"));
        Assert.Equal((1, "run run a model --set x=1 ms --json -\n"), (code, output));
        Assert.Contains("building Brainloom.Cli", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void It_starts_from_any_folder_and_through_a_link()
    {
        File.CreateSymbolicLink(Path.Combine(folder, "bin", "brain loom"), Path.Combine(folder, "brainloom"));
        var (code, output, _) = Shell("cd / && 'brain loom' models");
        Assert.Equal((0, "run models\n"), (code, output));
        Assert.True(File.Exists(Path.Combine(folder, "obj", "Brainloom.Cli.built")));
    }

    [Fact]
    public void First_starts_at_the_same_time_build_once()
    {
        var (code, output, _) = Shell("for i in 1 2 3 4; do ./brainloom models & done; wait");
        Assert.Equal((0, string.Concat(Enumerable.Repeat("run models\n", 4))), (code, output));
        Assert.Equal("build Brainloom.Cli\n", Calls);
    }

    [Fact]
    public void A_build_that_fails_shows_why_and_is_tried_again()
    {
        Program("dotnet", "case $1 in --list-sdks) echo '10.0.401 [x]' ;; build) echo \"build\" >>\"$CALLS\"; echo 'error CS1002: ; expected'; exit 1 ;; esac");
        var (code, output, errors) = Start("models");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("error CS1002: ; expected", errors, StringComparison.Ordinal);
        Start("models");
        Assert.Equal("build\nbuild\n", Calls);
    }

    [Fact]
    public void It_installs_libraries_that_are_missing_and_says_so()
    {
        Program("dpkg-query", "[ -e \"$CALLS.installed\" ] && printf installed");
        Program("apt-get", "echo \"apt-get $*\" >>\"$CALLS\"; touch \"$CALLS.installed\"");
        var (code, _, errors) = Start("models");
        Assert.Equal(0, code);
        Assert.Contains("missing: libcairo2 fonts-dejavu-core", errors, StringComparison.Ordinal);
        Assert.Equal("apt-get -q -y install --no-install-recommends libcairo2 fonts-dejavu-core\nbuild Brainloom.Cli\n", Calls);
    }

    [Fact]
    public void It_updates_package_lists_only_when_they_do_not_suffice()
    {
        Program("dpkg-query", "[ -e \"$CALLS.installed\" ] && printf installed");
        Program("apt-get", "echo \"$3\" >>\"$CALLS\"; if [ \"$3\" = update ]; then touch \"$CALLS.lists\"; else [ -e \"$CALLS.lists\" ] && touch \"$CALLS.installed\"; fi");
        Assert.Equal(0, Start("models").Code);
        Assert.Equal("install\nupdate\ninstall\nbuild Brainloom.Cli\n", Calls);
    }

    [Fact]
    public void It_goes_on_without_figures_when_their_libraries_cannot_be_installed()
    {
        Program("dpkg-query", "true");
        Program("apt-get", "exit 100");
        var (code, output, errors) = Start("models");
        Assert.Equal((0, "run models\n"), (code, output));
        Assert.Contains("going on without libcairo2 fonts-dejavu-core", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void It_installs_the_SDK_where_the_system_has_it()
    {
        string dotnet = Path.Combine(folder, "bin", "dotnet"), waiting = Path.Combine(folder, "bin", "waiting");
        File.Move(dotnet, waiting);
        Program("apt-cache", "echo '  Candidate: 10.0.109-1'");
        Program("apt-get", "echo \"apt-get $*\" >>\"$CALLS\"; cp \"${CALLS%/*}/bin/waiting\" \"${CALLS%/*}/bin/dotnet\"");
        var (code, output, errors) = Start("models");
        Assert.Equal((0, "run models\n"), (code, output));
        Assert.Contains("missing: .NET SDK 10", errors, StringComparison.Ordinal);
        Assert.Equal("apt-get -q -y install --no-install-recommends dotnet-sdk-10.0\nbuild Brainloom.Cli\n", Calls);
    }

    [Fact]
    public void It_says_what_to_do_where_the_system_has_no_SDK()
    {
        File.Delete(Path.Combine(folder, "bin", "dotnet"));
        Program("apt-cache", "echo '  Candidate: (none)'");
        Program("apt-get", "echo \"$3\" >>\"$CALLS\"");
        var (code, output, errors) = Start("models");
        Assert.Equal((2, ""), (code, output));
        Assert.Equal("update\n", Calls);
        Assert.Contains("dotnet-install.sh --channel 10.0", errors, StringComparison.Ordinal);
        Assert.Contains("packages-microsoft-prod.deb", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Total: 30, Errors: 0, Failed: 0, Skipped: 2, Not Run: 1", 0, 0, "27 passed, 0 failed")]
    [InlineData("Total: 30, Errors: 1, Failed: 2, Skipped: 0, Not Run: 0", 1, 1, "27 passed, 3 failed")]
    [InlineData("Total: 0, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0", 0, 1, "0 passed, 0 failed")]
    [InlineData("Segmentation fault", 139, 1, "0 passed, 0 failed")]
    public void Test_closes_with_the_numbers_of_tests_passed_and_failed(string summary, int exit, int expected, string last)
    {
        Program("dotnet", $"case $1 in --list-sdks) echo '10.0.401 [x]' ;; exec) echo \"$@\"; echo '   Brainloom.Tests  {summary}, Time: 0.5s'; exit {exit} ;; esac");
        var (code, output, _) = Start("test Catalog");
        Assert.Equal(expected, code);
        Assert.Equal(last, output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Contains("-method *Catalog*", output, StringComparison.Ordinal);
    }

    void Program(string name, string script)
    {
        string path = Path.Combine(folder, "bin", name);
        File.WriteAllText(path, "#!/bin/bash\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    (int Code, string Output, string Errors) Start(string arguments, params (string Name, string Value)[] variables) => Shell("./brainloom " + arguments, variables);

    (int Code, string Output, string Errors) Shell(string script, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in variables) start.Environment[name] = value;
        start.Environment["PATH"] = Path.Combine(folder, "bin");
        start.Environment["CALLS"] = Path.Combine(folder, "calls");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
