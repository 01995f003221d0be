package com.rundiffusion.keycloak.provisioning.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.person.PersonKey;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.NotEqualFilter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;

/**
 * The library's evaluation, with texts that are equal as keys are: it would take two texts that look like instants for the
 * same one.
 */
final class Evaluation extends FilterEvaluator {

    private static final Evaluation OURS = new Evaluation();

    private Evaluation() {}

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where the two cannot be compared */
    static boolean matches(Filter filter, JsonNode json) {
        try {
            return filter.visit(OURS, json);
        } catch (ScimException | RuntimeException incomparable) {
            throw ScimFaultCode.FILTER_UNREADABLE.fault("A value in it cannot be compared with its attribute.");
        }
    }

    @Override
    public Boolean visit(EqualFilter filter, JsonNode json) throws ScimException {
        return comparesTexts(filter, json) ? isAnywhere(filter, (ObjectNode) json) : super.visit(filter, json);
    }

    @Override
    public Boolean visit(NotEqualFilter filter, JsonNode json) throws ScimException {
        return comparesTexts(filter, json) ? !isAnywhere(filter, (ObjectNode) json) : super.visit(filter, json);
    }

    private static boolean comparesTexts(Filter filter, JsonNode json) {
        return json.isObject() && filter.getComparisonValue().isTextual();
    }

    private static boolean isAnywhere(Filter filter, ObjectNode json) throws ScimException {
        String wanted = filter.getComparisonValue().textValue();
        Path path = filter.getAttributePath();
        for (JsonNode found : JsonUtils.findMatchingPaths(path, json)) {
            for (JsonNode value : Values.of(found)) {
                if (value.isValueNode() && PersonKey.equal(value.asText(), wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
