package com.rundiffusion.keycloak.signin.saml;

import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;

/** What counts as an instant of an assertion. */
final class AssertedTime {

    private static final int LAST_YEAR = 9999;

    private AssertedTime() {}

    /** Keycloak's parser takes dates, times of day and years as well, and each without a zone. */
    static boolean isReadable(XMLGregorianCalendar time) {
        return DatatypeConstants.DATETIME.equals(time.getXMLSchemaType())
                && time.getTimezone() != DatatypeConstants.FIELD_UNDEFINED
                && time.getEon() == null
                && time.getYear() > 0
                && time.getYear() <= LAST_YEAR;
    }
}
