package com.rundiffusion.keycloak.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Faults in Keycloak's own error form, {@code errorMessage}, {@code field} and {@code errors}, with {@code code}, {@code
 * actual}, {@code expected} and {@code fix} beside. The message on top says all of it: {@code kcadm.sh} shows no more.
 */
public final class FaultJson {

    private FaultJson() {}

    public static ObjectNode message(String text) {
        return JsonNodeFactory.instance.objectNode().put("errorMessage", text);
    }

    public static ObjectNode of(List<Fault> faults) {
        ObjectNode json = message(faults.stream().map(FaultJson::line).collect(Collectors.joining("\n")));
        if (faults.size() == 1) {
            json.put("field", faults.get(0).field());
            json.put("code", faults.get(0).code().key());
        }
        json.set("errors", list(faults));
        return json;
    }

    public static ArrayNode list(List<Fault> faults) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Fault fault : faults) {
            array.addObject()
                    .put("field", fault.field())
                    .put("code", fault.code().key())
                    .put("errorMessage", fault.message())
                    .put("actual", fault.actual())
                    .put("expected", fault.expected())
                    .put("fix", fault.fix());
        }
        return array;
    }

    /** Without the sentences, which stand in the documentation. */
    public static ArrayNode codes(List<Fault> faults) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        faults.forEach(fault -> array.addObject()
                .put("field", fault.field())
                .put("code", fault.code().key()));
        return array;
    }

    private static String line(Fault fault) {
        return (fault.field() == null ? "" : fault.field() + ": ")
                + fault.message()
                + (fault.actual() == null ? "" : " Came: " + fault.actual() + ".")
                + (fault.expected() == null ? "" : " Expected: " + fault.expected() + ".")
                + " "
                + fault.fix();
    }
}
