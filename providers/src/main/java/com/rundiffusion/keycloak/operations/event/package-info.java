/** What has changed at an enterprise: its history, and the mails that tell of it. */
package com.rundiffusion.keycloak.operations.event;
