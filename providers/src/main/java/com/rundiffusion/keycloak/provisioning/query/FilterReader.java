package com.rundiffusion.keycloak.provisioning.query;

import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;

/** Reads the filter of a search, canonically. */
final class FilterReader {

    private FilterReader() {}

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    static Filter read(ScimType type, String written) {
        String text = FilterText.filter(written);
        Filter read;
        try {
            read = Filter.fromString(text);
        } catch (BadRequestException | RuntimeException unreadable) {
            throw ScimFaultCode.FILTER_UNREADABLE.fault();
        }
        return CanonicalFilter.of(read, FilterNames.ofResource(type));
    }
}
