<#-- One step of a setup link, with the way through all of them. -->
<#import "template.ftl" as layout>
<#import "setup-parts.ftl" as part>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("setup." + (heading!step) + ".title")}
    <#elseif section == "form">
        <div data-step="${step}">
        <nav class="steps" aria-label="${msg("setup.steps")}">
            <ol>
                <#list steps as one>
                <li class="${one.state}"<#if one.key == step> aria-current="step"</#if>><#if one.url??><a href="${one.url}">${msg("setup." + one.text + ".name")}</a><#else>${msg("setup." + one.text + ".name")}</#if></li>
                </#list>
            </ol>
        </nav>
        <#if notice??><p class="message ${notice.kind}" role="status">${notice.text}</p></#if>
        <@part.faults list=faults![]/>
        <#include "setup-" + content + ".ftl">
        <#if saved!true><p class="help">${until???then(msg("setup.saved", until!""), msg("setup.savedStill"))}</p></#if>
        </div>
        <script type="module" src="${url.resourcesPath}/js/copy.js"></script>
        <script type="module" src="${url.resourcesPath}/js/setup.js"></script>
    </#if>
</@layout.registrationLayout>
