using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class MachineTests
{
    [Fact]
    public void Reads_the_files_that_Linux_keeps()
    {
        string cpu = Path.GetTempFileName(), memory = Path.GetTempFileName();
        File.WriteAllText(cpu, "processor\t: 0\nmodel\t\t: 17\nmodel name\t: Imaginary 9000 @ 3: GHz\n");
        File.WriteAllText(memory, "MemTotal:         1024 kB\nMemFree: 1 kB\n");
        var machine = Machine.Read(cpu, memory);
        File.Delete(cpu);
        File.Delete(memory);
        Assert.Equal("Imaginary 9000 @ 3: GHz", machine.Cpu);
        Assert.Equal(1024 * 1024, machine.MemoryBytes);
        Assert.Equal(Environment.ProcessorCount, machine.Cores);
    }

    [Fact]
    public void Knows_something_without_those_files()
    {
        var machine = Machine.Read("/no/such/file", "/no/such/file");
        Assert.NotEmpty(machine.Cpu);
        Assert.True(machine.MemoryBytes > 0);
    }
}
