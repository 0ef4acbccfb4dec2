package io.github.vmemmaplab.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.vmemmaplab.scenario.RunReport;

/// Writes the report of a run as JSON, for other programs to read.
public final class ReportWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportWriter() {}

    /// {@return the report as a JSON object}
    public static String write(RunReport report) {
        ObjectNode out = JSON.createObjectNode();
        out.put("version", 1);
        out.put("title", report.scenario().title());
        out.put("policy", report.scenario().policy().label());
        out.put("memory", report.scenario().start().provenance());
        ArrayNode results = out.putArray("results");
        report.outcome().results().forEach(results::add);
        out.put("slots", report.outcome().slots());
        if (report.outcome().halt() != null) {
            out.put("halt", report.outcome().halt().label());
        }
        out.put("steps", report.steps());
        out.put("order9Attempts", report.attempts());
        out.put("order9Failures", report.failures());
        out.put("blocksMapped", report.blocks());
        out.put("basePagesMapped", report.basePages());
        out.put("vmemmapTables", report.vmemmapTables());
        out.put("linearTables", report.linearTables());
        out.put("pagesAllocated", report.pagesAllocated());
        out.put("entriesWalkedNone", report.walkedNone());
        out.put("entriesWalkedMapped", report.walkedMapped());
        out.put("tlbInvalidations", report.tlbInvalidations());
        out.put("tlbEntries", report.tlbEntries());
        out.put("freePages", report.freePages());
        return out.toPrettyString() + "\n";
    }
}
