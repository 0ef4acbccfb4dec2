package io.github.vmemmaplab.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.scenario.BuddyInfoMemory;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.ListedMemory;
import io.github.vmemmaplab.scenario.Outcome;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.StartState;

import java.io.IOException;
import java.io.StringWriter;

/// Writes scenarios in the form that {@link ScenarioReader} reads.
public final class ScenarioWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    private ScenarioWriter(JsonGenerator out) {
        this.out = out;
    }

    /// {@return whether the scenario can be written: memory from a capture cannot}
    public static boolean canWrite(Scenario scenario) {
        StartState start = scenario.start();
        return start instanceof FragmentedMemory
                || start instanceof BuddyInfoMemory
                || start instanceof ListedMemory;
    }

    /// {@return the text of a scenario file}
    public static String write(Scenario scenario) {
        StringWriter text = new StringWriter();
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indent));
            new ScenarioWriter(out).scenario(scenario);
        } catch (IOException e) {
            throw new AssertionError("text in memory cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private void scenario(Scenario scenario) throws IOException {
        out.writeStartObject();
        out.writeNumberField("version", ScenarioReader.VERSION);
        out.writeStringField("title", scenario.title());
        out.writeStringField("text", scenario.text());
        machine(scenario.machine());
        memory(scenario.start(), scenario.machine());
        out.writeStringField("policy", scenario.policy().label());
        out.writeArrayFieldStart("operations");
        for (Operation operation : scenario.operations()) {
            operation(operation);
        }
        out.writeEndArray();
        Outcome expected = scenario.expected();
        if (expected != null) {
            expected(expected);
        }
        out.writeEndObject();
    }

    private void machine(Machine machine) throws IOException {
        out.writeObjectFieldStart("machine");
        out.writeStringField("kernel", machine.version().label());
        out.writeStringField("pageSize", Quantity.size(machine.pageSize()));
        out.writeNumberField("vaBits", machine.vaBits());
        out.writeNumberField("sectionSizeBits", machine.sectionSizeBits());
        out.writeNumberField("cpus", machine.cpus());
        out.writeBooleanField("rodataFull", machine.rodataFull());
        out.writeBooleanField("transparentHugePages", machine.transparentHugePages());
        out.writeNumberField("watermarkBoostFactor", machine.watermarkBoostFactor());
        out.writeBooleanField("compactsUnevictable", machine.compactsUnevictable());
        out.writeStringField("addedBy", MachineReader.adder(machine.addedByProcess()));
        out.writeEndObject();
    }

    private void memory(StartState start, Machine machine) throws IOException {
        out.writeObjectFieldStart("memory");
        if (start instanceof FragmentedMemory memory) {
            fragmented(memory);
        } else if (start instanceof BuddyInfoMemory memory) {
            counts(memory, machine);
        } else if (start instanceof ListedMemory memory) {
            blocks(memory);
        } else {
            throw new IllegalArgumentException(
                    "no file form for memory with " + start.provenance());
        }
        out.writeEndObject();
    }

    private void fragmented(FragmentedMemory memory) throws IOException {
        out.writeStringField("kind", "fragmented");
        out.writeStringField("start", Quantity.address(memory.start()));
        out.writeStringField("size", Quantity.size(memory.size()));
        out.writeStringField("pattern", memory.pattern().label());
        out.writeNumberField("fragmentation", memory.fragmentation());
        out.writeNumberField("seed", memory.seed());
        out.writeNumberField("inUsePercent", memory.inUsePercent());
    }

    private void counts(BuddyInfoMemory memory, Machine machine) throws IOException {
        out.writeStringField("kind", "counts");
        out.writeStringField("start", Quantity.address(machine.memstart()));
        out.writeStringField("pattern", memory.pattern().label());
        out.writeNumberField("seed", memory.seed());
        out.writeArrayFieldStart("zones");
        for (BuddyInfoMemory.ZoneCounts zone : memory.zones()) {
            out.writeStartObject();
            out.writeStringField("zone", zone.kind().kernelName());
            out.writeArrayFieldStart("free");
            for (long count : zone.counts()) {
                out.writeNumber(count);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void blocks(ListedMemory memory) throws IOException {
        out.writeStringField("kind", "blocks");
        out.writeStringField("start", Quantity.address(memory.start()));
        out.writeStringField("size", Quantity.size(memory.size()));
        out.writeArrayFieldStart("blocks");
        for (ListedMemory.FreeBlock block : memory.blocks()) {
            out.writeStartObject();
            out.writeStringField("pfn", Quantity.address(block.pfn()));
            out.writeNumberField("order", block.order());
            out.writeStringField("type", BlocksReader.label(block.type()));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void operation(Operation operation) throws IOException {
        out.writeStartObject();
        out.writeStringField("do", verb(operation));
        out.writeStringField("start", Quantity.address(operation.start()));
        out.writeStringField("size", Quantity.size(operation.size()));
        if (operation instanceof Operation.Add add && add.memmapOnMemory()) {
            out.writeBooleanField("memmapOnMemory", true);
        }
        if (operation instanceof Operation.Online online) {
            out.writeStringField("zone", OperationReader.label(online.type()));
        }
        out.writeEndObject();
    }

    private static String verb(Operation operation) {
        return switch (operation) {
            case Operation.Add add -> "add";
            case Operation.Online online -> "online";
            case Operation.Offline offline -> "offline";
            case Operation.Remove remove -> "remove";
        };
    }

    private void expected(Outcome expected) throws IOException {
        out.writeObjectFieldStart("expected");
        out.writeArrayFieldStart("results");
        for (int result : expected.results()) {
            out.writeNumber(result);
        }
        out.writeEndArray();
        out.writeStringField("slots", expected.slots());
        if (expected.halt() != null) {
            out.writeStringField("halt", expected.halt().label());
        }
        out.writeEndObject();
    }
}
