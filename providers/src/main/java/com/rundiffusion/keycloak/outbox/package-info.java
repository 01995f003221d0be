/** What follows when sessions have ended and that is committed: apps are told, until they hear, and caches forget. */
package com.rundiffusion.keycloak.outbox;
