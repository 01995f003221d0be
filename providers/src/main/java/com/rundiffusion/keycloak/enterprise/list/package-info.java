/** Which enterprises there are: filtered, sorted, counted, a page at a time. */
package com.rundiffusion.keycloak.enterprise.list;
