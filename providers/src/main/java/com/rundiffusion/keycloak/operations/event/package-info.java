/** What is told of what happens: admin events of what no administrator did, and mails that are to go out. */
package com.rundiffusion.keycloak.operations.event;
