/** XML that strangers wrote. */
package com.rundiffusion.keycloak.xml;
